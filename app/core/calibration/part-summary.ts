import { fitWithin } from '../image/geometry';
import type { PatchDistances } from '../match/self-distance';
import type { Backbone } from '../features/backbone';
import { assess, usualSettings, type AssessSettings } from '../score-map/assess';
import { quantile } from '../statistics/quantile';

/** The facts of one good part that the calibration needs. */
export interface PartSummary {
  /** Its image score. */
  readonly score: number;
  /** Patch distance that it commonly reaches. */
  readonly common: number;
  /** Largest value of its score map. */
  readonly peak: number;
}

/** Share of a good part's patches that the heat scale leaves clear. */
const CLEAR_SHARE = 0.95;

/** Longest side of the map whose peak is taken: it is smooth, so that a small one will do. */
const MAP_LONGEST_PX = 128;

/**
 * @param backbone that made the features
 * @param settings of the project; its smoothing is left aside
 * @throws RangeError when the distances do not fill the grid
 */
export function summarisePart(
  part: PatchDistances,
  backbone: Backbone,
  settings: AssessSettings,
): PartSummary {
  const image = { width: part.cols * MAP_LONGEST_PX, height: part.rows * MAP_LONGEST_PX };
  const size = fitWithin(image, MAP_LONGEST_PX);
  const usual = usualSettings(settings);
  const { score, mapAt } = assess({ scores: part, image, backbone, settings: usual });
  return {
    score,
    common: quantile(part.distances, CLEAR_SHARE),
    peak: mapAt(size).values.reduce((most, value) => Math.max(most, value), 0),
  };
}
