import type { Size } from './geometry';

/** Connected components of a mask. */
export interface Components {
  /** `width * height`: 0 outside, else the component's number from 1, in order of first pixels. */
  readonly labels: Int32Array<ArrayBuffer>;
  readonly count: number;
}

/**
 * Numbers the components of a mask whose pixels touch by side or corner (8-connectivity), by flood
 * fill: `scipy.ndimage.label` with a full 3 x 3 structure.
 *
 * @param mask `width * height`, not 0 inside
 * @throws RangeError when the mask is not of that size.
 */
export function labelComponents(mask: Uint8Array, { width, height }: Size): Components {
  if (mask.length !== width * height) {
    throw new RangeError(`labelComponents: ${mask.length} pixels are not ${width} x ${height}`);
  }
  const labels = new Int32Array(mask.length);
  // A pixel is labelled when it is put on the stack, so it is there at most once.
  const stack = new Int32Array(mask.length);
  let count = 0;
  for (let seed = 0; seed < mask.length; seed++) {
    if (mask[seed] === 0 || labels[seed] !== 0) continue;
    labels[seed] = ++count;
    stack[0] = seed;
    let depth = 1;
    while (depth > 0) {
      const pixel = stack[--depth]!;
      const x = pixel % width;
      const y = (pixel - x) / width;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const neighbour = ny * width + nx;
          if (mask[neighbour] === 0 || labels[neighbour] !== 0) continue;
          labels[neighbour] = count;
          stack[depth++] = neighbour;
        }
      }
    }
  }
  return { labels, count };
}
