import { useMemo } from 'react';
import type { Item } from '../../core/project/item';
import { itemHeatmap } from '../../state/heatmaps';
import { selectHeatScale } from '../../state/selectors';
import { useApp, useAppState, useUiState } from '../components/app-context';
import { useRegions } from '../components/use-regions';
import type { Scene } from './draw';
import { heatLayer, regionLayer } from './layers';
import type { Photo } from './use-bitmap';

/** What the stage shows of an item. Each layer is made anew only when what it is made from changes. */
export function useScene(item: Item, photo: Photo): Scene | null {
  const app = useApp();
  const scale = useAppState(selectHeatScale);
  const smoothingPx = useAppState((state) => state.regions.smoothingPx);
  const { mode, opacity, colourMap } = useAppState((state) => state.view);
  const outlined = useUiState((state) => state.contour);
  const pointedAt = useUiState((state) => state.region);
  const found = useRegions(item);
  const scores = app.scores.get(item.id);
  const size = item.image;
  const opaque = mode === 'heatmap';

  const heat = useMemo(() => {
    // `colourMap`, `scale`, `scores` and `smoothingPx` are read by itemHeatmap; they decide when
    // to run again.
    const ready = scale && scores && colourMap && size && smoothingPx >= 0;
    const pixels = ready ? itemHeatmap(app, item.id, opaque) : null;
    return pixels && heatLayer(pixels);
  }, [app, item.id, size, scores, scale, smoothingPx, colourMap, opaque]);
  const regions = useMemo(() => found && regionLayer(found), [found]);

  const { bitmap } = photo;
  const image = size ?? bitmap;
  const [width, height] = [image?.width ?? 0, image?.height ?? 0];
  return useMemo(() => {
    if (width === 0) return null;
    const layers = { photo: bitmap, heat, regions, outlined, pointedAt };
    return { image: { width, height }, ...layers, mode, opacity };
  }, [width, height, bitmap, heat, regions, outlined, pointedAt, mode, opacity]);
}
