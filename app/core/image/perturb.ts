import type { Size } from './geometry';

/** A gentle change that leaves a good part good. */
export interface Perturbation {
  readonly shiftX: number;
  readonly shiftY: number;
  /** Factor on the distance from black. */
  readonly brightness: number;
}

/**
 * Half a patch is the worst shift for features on a grid of 8 px; a tenth of brightness is what
 * a lamp or an exposure setting changes between shots.
 */
export const PERTURBATIONS: readonly Perturbation[] = [
  { shiftX: 4, shiftY: 4, brightness: 1 },
  { shiftX: -4, shiftY: 4, brightness: 1 },
  { shiftX: 4, shiftY: -4, brightness: 1.1 },
  { shiftX: -4, shiftY: -4, brightness: 0.9 },
];

/**
 * Shifts (repeating the border) and brightens an RGB picture of values 0 to 255.
 *
 * @param rgb `height * width * 3`, interleaved
 */
export function perturb(
  rgb: Float32Array,
  { width, height }: Size,
  change: Perturbation,
): Float32Array<ArrayBuffer> {
  const output = new Float32Array(rgb.length);
  for (let y = 0; y < height; y++) {
    const fromY = Math.min(height - 1, Math.max(0, y - change.shiftY));
    for (let x = 0; x < width; x++) {
      const fromX = Math.min(width - 1, Math.max(0, x - change.shiftX));
      for (let channel = 0; channel < 3; channel++) {
        const value = rgb[(fromY * width + fromX) * 3 + channel]! * change.brightness;
        output[(y * width + x) * 3 + channel] = Math.min(255, value);
      }
    }
  }
  return output;
}
