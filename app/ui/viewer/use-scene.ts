import { useMemo } from 'react';
import type { Item } from '../../core/project/item';
import { itemHeatmap, itemScoreMap } from '../../state/heatmaps';
import { selectHeatScale } from '../../state/selectors';
import { useApp, useAppState, useUiState } from '../components/app-context';
import type { Scene } from './draw';
import { contourLayer, heatLayer } from './layers';
import type { Photo } from './use-bitmap';

/** What the stage shows of an item. Each layer is made anew only when what it is made from changes. */
export function useScene(item: Item, photo: Photo): Scene | null {
  const app = useApp();
  const scale = useAppState(selectHeatScale);
  const { mode, opacity, colourMap } = useAppState((state) => state.view);
  const outlined = useUiState((state) => state.contour);
  const scores = app.scores.get(item.id);
  const size = item.image;
  const opaque = mode === 'heatmap';

  const heat = useMemo(() => {
    // `colourMap`, `scale` and `scores` are read by itemHeatmap; they decide when to run again.
    const ready = scale && scores && colourMap && size;
    const pixels = ready ? itemHeatmap(app, item.id, opaque) : null;
    return pixels && heatLayer(pixels);
  }, [app, item.id, size, scores, scale, colourMap, opaque]);
  const contour = useMemo(() => {
    const map = outlined && scale && scores && size ? itemScoreMap(app, item.id) : null;
    return map && scale && contourLayer(map, scale.threshold);
  }, [app, item.id, size, scores, scale, outlined]);

  const { bitmap } = photo;
  const image = size ?? bitmap;
  const [width, height] = [image?.width ?? 0, image?.height ?? 0];
  return useMemo(
    () =>
      width > 0 ? { image: { width, height }, photo: bitmap, heat, contour, mode, opacity } : null,
    [width, height, bitmap, heat, contour, mode, opacity],
  );
}
