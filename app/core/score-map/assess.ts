import { filledGrid, inputSize, type Framed, type Size } from '../image/geometry';
import type { PatchDistances } from '../match/self-distance';
import type { Backbone } from '../features/backbone';
import { imageScore } from './image-score';
import { DEFAULT_SMOOTHING_PX, scoreMap, type ScoreMap } from './score-map';

/**
 * How patch distances become scores, for all images of a project alike: the part of the `regions`
 * settings that the numbers depend on. A field that is added here, and to the three functions below
 * it, is kept with the project, reaches every caller of `assess` and drops maps made without it.
 */
export interface AssessSettings {
  /** Sigma of the score map, as in `scoreMap`. */
  readonly smoothingPx: number;
}

/** These settings alone, out of something that has more. */
export function assessSettings({ smoothingPx }: AssessSettings): AssessSettings {
  return { smoothingPx };
}

/**
 * The same with the smoothing that thresholds, metrics and drawn defects are measured with, so that
 * their numbers stay comparable when somebody smooths the view.
 */
export function usualSettings(settings: AssessSettings): AssessSettings {
  return { ...assessSettings(settings), smoothingPx: DEFAULT_SMOOTHING_PX };
}

/** The same for settings that give the same scores and maps. */
export function assessKey({ smoothingPx }: AssessSettings): string {
  return String(smoothingPx);
}

/** An image, and how it is looked at. */
export interface AssessInput {
  /** Distances of `rows * cols` patches. */
  readonly scores: PatchDistances;
  /** Size of the image that they cover, in any unit: only `map` and regions depend on it. */
  readonly image: Framed;
  /** The network that made the features. */
  readonly backbone: Backbone;
  readonly settings: AssessSettings;
}

/** Results of one image's patch distances. Each is computed on first use. */
export interface Assessment {
  /** The size that was given for the image. */
  readonly image: Framed;
  /** Image score, 0 to 2. */
  readonly score: number;
  /**
   * The map that is shown and that regions are found in, for the page and for files alike; made
   * once. It has the size of the backbone's input, so that a person can move the line at 30 frames
   * a second. A larger map holds no more, for scores are smooth and a patch covers several pixels
   * of this one a side.
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
 */
export function assess({ scores, image, backbone, settings }: AssessInput): Assessment {
  const mapAt = (size: Size) =>
    scoreMap(scores, size, settings, filledGrid(image, scores, backbone));
  let map: ScoreMap | null = null;
  return {
    image,
    get score() {
      return imageScore(scores.distances);
    },
    get map() {
      return (map ??= mapAt(inputSize(image, backbone)));
    },
    mapAt,
  };
}
