import type { Size } from './geometry';

/** Eighths of a full turn, clockwise. */
export type Eighths = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const EIGHTHS: readonly Eighths[] = [1, 2, 3, 4, 5, 6, 7];

/** Exact, so that every engine turns alike, and quarter turns move whole pixels. */
const COSINES = [1, Math.SQRT1_2, 0, -Math.SQRT1_2, -1, -Math.SQRT1_2, 0, Math.SQRT1_2] as const;

/** A turned picture and the way back. */
export interface Turned {
  /** Interleaved RGB, `size.height * size.width * 3`. */
  readonly rgb: Float32Array<ArrayBuffer>;
  /** With width and height exchanged after an odd number of quarters; else that of the source. */
  readonly size: Size;
  /** Where a point of the turned picture lies in the source, which may be outside of it. */
  readonly toSource: (x: number, y: number) => readonly [x: number, y: number];
}

/**
 * Turns a picture about its centre. Where a turn that is no quarter leaves corners open, the edge is
 * repeated; `toSource` tells those places from the picture.
 *
 * @param rgb interleaved, `size.height * size.width * 3`
 * @throws RangeError when the numbers do not fill the size
 */
export function turnRgb(rgb: Float32Array, size: Size, eighths: Eighths): Turned {
  if (rgb.length !== size.width * size.height * 3) {
    throw new RangeError(`turnRgb: ${rgb.length} numbers are not ${size.width} x ${size.height}`);
  }
  const [cos, sin] = [COSINES[eighths], COSINES[(eighths + 6) % 8]!];
  const isOnItsSide = eighths === 2 || eighths === 6;
  const turned = isOnItsSide ? { width: size.height, height: size.width } : size;
  const toSource = (x: number, y: number) => {
    const [dx, dy] = [x - turned.width / 2, y - turned.height / 2];
    return [size.width / 2 + cos * dx + sin * dy, size.height / 2 - sin * dx + cos * dy] as const;
  };
  const output = new Float32Array(rgb.length);
  for (let y = 0, to = 0; y < turned.height; y++) {
    for (let x = 0; x < turned.width; x++, to += 3) {
      const [sourceX, sourceY] = toSource(x + 0.5, y + 0.5);
      sample(rgb, size, sourceX - 0.5, sourceY - 0.5, output, to);
    }
  }
  return { rgb: output, size: turned, toSource };
}

/** Bilinear, the edge repeated outside. */
function sample(
  rgb: Float32Array,
  { width, height }: Size,
  x: number,
  y: number,
  output: Float32Array,
  to: number,
): void {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const across = Math.min(1, Math.max(0, x - left));
  const down = Math.min(1, Math.max(0, y - top));
  for (let c = 0; c < 3; c++) {
    const above = mix(
      rgb[(top * width + left) * 3 + c]!,
      rgb[(top * width + right) * 3 + c]!,
      across,
    );
    const below = mix(
      rgb[(bottom * width + left) * 3 + c]!,
      rgb[(bottom * width + right) * 3 + c]!,
      across,
    );
    output[to + c] = mix(above, below, down);
  }
}

const mix = (a: number, b: number, share: number) => a + (b - a) * share;
