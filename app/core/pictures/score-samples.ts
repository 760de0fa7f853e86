import type { ScoreMap } from '../score-map/score-map';

/** Distances go from 0 to 2, samples from 0 to 65535. */
const SAMPLE_PER_DISTANCE = 65_535 / 2;

/** A score map as 16-bit grey: `value / 65535 * 2` is the distance. */
export function scoreSamples({ values }: Pick<ScoreMap, 'values'>): Uint16Array<ArrayBuffer> {
  return Uint16Array.from(values, (distance) =>
    Math.round(Math.min(2, Math.max(0, distance)) * SAMPLE_PER_DISTANCE),
  );
}
