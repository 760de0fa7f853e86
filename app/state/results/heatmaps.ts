import { assess, assessKey, type Assessment } from '../../core/score-map/assess';
import { renderHeatmap } from '../../core/heatmap/render';
import { patchAt, type ImagePoint } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';
import type { ItemId } from '../../core/project/item';
import type { ScoreMap } from '../../core/score-map/score-map';
import type { App } from '../app';
import { selectHeatScale } from '../store/selectors';

let last: { scores: object; key: string; assessment: Assessment } | null = null;

/**
 * Assessment of an item's scores, the same object until they or the settings change; null until
 * it is scored.
 */
export function itemAssessment(app: App, id: ItemId): Assessment | null {
  const scores = app.scores.get(id);
  const image = app.liveItems.get(id)?.image;
  if (!scores || !image) return null;
  const { regions: settings } = app.store.getState();
  const key = assessKey(settings);
  if (last?.scores !== scores || last.key !== key) {
    const { backbone } = app.engine;
    last = { scores, key, assessment: assess({ scores, image, backbone, settings }) };
  }
  return last.assessment;
}

/** The score map of an item at input resolution (about 320 x 320); null until it is scored. */
export function itemScoreMap(app: App, id: ItemId): ScoreMap | null {
  return itemAssessment(app, id)?.map ?? null;
}

/**
 * Heatmap pixels at input resolution on the project's fixed scale, to be stretched over the
 * photo; `opaque` for the heatmap alone. Null until the item is scored and there is a scale.
 */
export function itemHeatmap(app: App, id: ItemId, opaque: boolean): RgbaImage | null {
  const state = app.store.getState();
  const scale = selectHeatScale(state);
  const map = itemScoreMap(app, id);
  if (!scale || !map) return null;
  return renderHeatmap(map, scale, state.view.colourMap, { opaque });
}

/** Values of one patch. */
export interface Probe {
  /** Smoothed score at the point, as the heatmap shows it. */
  readonly mapScore: number;
  /** Distance of the patch to its nearest reference patch. */
  readonly distance: number;
  readonly row: number;
  readonly col: number;
  /** Id of the reference that holds the nearest patch. */
  readonly reference: ItemId;
}

/** The score under a point of the photo, in image pixels; null off the photo or without scores. */
export function probe(app: App, id: ItemId, point: ImagePoint): Probe | null {
  const scores = app.scores.get(id);
  const image = app.liveItems.get(id)?.image;
  const map = itemScoreMap(app, id);
  if (!scores || !image || !map) return null;
  if (point.x < 0 || point.y < 0 || point.x >= image.width || point.y >= image.height) return null;
  const { row, col } = patchAt(point, image, scores);
  const patch = row * scores.cols + col;
  const x = Math.floor((point.x / image.width) * map.width);
  const y = Math.floor((point.y / image.height) * map.height);
  return {
    mapScore: map.values[y * map.width + x]!,
    distance: scores.distances[patch]!,
    row,
    col,
    reference: scores.references[scores.nearestReference[patch]!]!,
  };
}
