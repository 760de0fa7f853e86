import { useMemo } from 'react';
import type { Item } from '../../core/project/item';
import { assessKey } from '../../core/score-map/assess';
import { itemHeatmap } from '../../state/results/heatmaps';
import { selectHeatScale } from '../../state/store/selectors';
import { useApp, useAppState, useUiState } from '../shared/app-context';
import { useRegions } from '../shared/use-regions';
import { heatLayer, regionLayer } from './layers';
import type { PhotoLevels } from './photo-levels';
import type { Scene } from './scene';
import type { ViewTraits } from '../shared/views';

interface SceneParts {
  readonly photo: PhotoLevels;
  readonly reference: PhotoLevels;
  /** The view in force. */
  readonly view: ViewTraits;
  readonly held: boolean;
  readonly swipe: number;
}

/** The stage's content for an item. A layer is rebuilt only when its inputs change. */
export function useScene(item: Item, parts: SceneParts): Scene | null {
  const { photo, reference, view, held, swipe } = parts;
  const app = useApp();
  const scale = useAppState(selectHeatScale);
  const assessedBy = useAppState((state) => assessKey(state.regions));
  const opacity = useAppState((state) => state.view.opacity);
  const colourMap = useAppState((state) => state.view.colourMap);
  const outlined = useUiState((state) => state.contour);
  const pointedAt = useUiState((state) => state.region);
  const found = useRegions(item);
  const scores = app.scores.get(item.id);
  const size = item.image;
  const isAlone = view.heat === 'alone';
  const isHeated = view.heat !== 'none';

  const heat = useMemo(() => {
    // `colourMap`, `scale`, `scores` and `assessedBy` are read by itemHeatmap; they decide when
    // to run again.
    const ready = isHeated && scale && scores && colourMap && size && assessedBy;
    const pixels = ready ? itemHeatmap(app, item.id, isAlone) : null;
    return pixels && heatLayer(pixels);
  }, [app, item.id, size, scores, scale, assessedBy, colourMap, isHeated, isAlone]);
  const regions = useMemo(() => found && regionLayer(found), [found]);

  const [width, height] = [
    size?.width ?? photo[0]?.size.width ?? 0,
    size?.height ?? photo[0]?.size.height ?? 0,
  ];
  return useMemo(() => {
    if (width === 0) return null;
    const image = { width, height };
    const layers = { photo, reference, heat, regions, outlined, pointedAt };
    return { image, ...layers, view, opacity, held, swipe };
  }, [
    width,
    height,
    photo,
    reference,
    heat,
    regions,
    outlined,
    pointedAt,
    view,
    opacity,
    held,
    swipe,
  ]);
}
