import { inputSize, type Size } from '../image/geometry';
import type { PatchDistances } from '../match/self-distance';
import { imageScore } from './image-score';
import { scoreMap, type ScoreMap, type ScoreMapOptions } from './score-map';

/** How patch distances become scores, for all images of a project alike. */
export type AssessSettings = ScoreMapOptions;

/** Results of one image's patch distances. Each is computed on first use. */
export interface Assessment {
  /** The size that was given for the image. */
  readonly image: Size;
  /** Image score, 0 to 2. */
  readonly score: number;
  /**
   * The map that is shown and that regions are found in, for the page and for files alike; made
   * once. It has the size of the backbone's input, so that a person can move the line at 30 frames
   * a second. A larger map holds no more, for scores are smooth and a patch covers 8 x 8 pixels of
   * this one.
   */
  readonly map: ScoreMap;
  /** The same at another size; computed by each call. */
  readonly mapAt: (size: Size) => ScoreMap;
}

/**
 * The one place where patch distances become an image score and score maps: page, camera, exports,
 * calibration and detection check all ask here, so that they agree. Regions are found by
 * `regions/assessed-regions.ts`, a module of its own, since the first page does without them.
 *
 * The parts throw RangeError where there are no distances (`score`) or they do not fill the grid
 * (`map`, `mapAt`).
 *
 * @param scores distances of `rows * cols` patches
 * @param image size of the image that they cover, in any unit: only `map` and regions depend on it
 */
export function assess(
  scores: PatchDistances,
  image: Size,
  settings: AssessSettings = {},
): Assessment {
  const mapAt = (size: Size) => scoreMap(scores, size, settings);
  let map: ScoreMap | null = null;
  return {
    image,
    get score() {
      return imageScore(scores.distances);
    },
    get map() {
      return (map ??= mapAt(inputSize(image)));
    },
    mapAt,
  };
}
