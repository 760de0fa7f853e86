import { mmPerPxOf, type KnownLength } from '../../core/regions/known-length';
import type { Area } from '../../core/regions/settings';

interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Scores are distances: none is larger. */
const MOST_SCORE = 2;

/** Half to twice the suggested map threshold, in tenths, and as far as the one in force. */
export function thresholdRange(suggested: number, threshold: number): SliderRange {
  const low = Math.floor(Math.min(suggested / 2, threshold) * 10) / 10;
  const high = Math.ceil(Math.max(suggested * 2, threshold) * 10) / 10;
  return { min: Math.max(0.01, low), max: Math.min(MOST_SCORE, high), step: 0.01 };
}

const MOST_PERCENT = 5;
const STEPS = 100;

/** Up to a twentieth of the photo, or of the one that the scale was drawn on. */
export function smallestRange({ value, unit }: Area, known: KnownLength | null): SliderRange {
  if (unit === 'percent' || !known) {
    return rangeTo(Math.max(MOST_PERCENT, Math.ceil(value)));
  }
  const { width, height } = known.image;
  const areaMm2 = width * height * mmPerPxOf(known) ** 2;
  return rangeTo(roundUp(Math.max((areaMm2 * MOST_PERCENT) / 100, value)));
}

function rangeTo(max: number): SliderRange {
  return { min: 0, max, step: max / STEPS };
}

/** To one, two or five times a power of ten. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const digit = [1, 2, 5, 10].find((candidate) => candidate * unit >= value) ?? 10;
  return digit * unit;
}
