import type { Size } from './geometry';

/** Pixels by which a side may differ from a scaled one: both sides were rounded. */
const ROUNDED_PX = 1.5;

/**
 * A mask at the size of a score map: 1 where at least half of the pixels behind it are marked, else
 * 0. A mark too small for that keeps the pixel that has most of it.
 *
 * @param marked 1 for marked pixels, else 0
 * @param from size of `marked`
 * @returns `to.width * to.height`
 * @throws RangeError when the mask is not of size `from`.
 */
export function defectMask(marked: Uint8Array, from: Size, to: Size): Uint8Array<ArrayBuffer> {
  if (marked.length !== from.width * from.height) {
    throw new RangeError(
      `defectMask: ${marked.length} pixels are not ${from.width} x ${from.height}`,
    );
  }
  const mask = new Uint8Array(to.width * to.height);
  const counts = new Uint32Array(from.width);
  let most = { at: -1, share: 0 };
  let isEmpty = true;
  for (let y = 0; y < to.height; y++) {
    const rows = span(y, to.height, from.height);
    counts.fill(0);
    for (let row = rows.first; row < rows.end; row++) {
      for (let x = 0; x < from.width; x++) counts[x]! += marked[row * from.width + x]!;
    }
    for (let x = 0; x < to.width; x++) {
      const cols = span(x, to.width, from.width);
      let defective = 0;
      for (let col = cols.first; col < cols.end; col++) defective += counts[col]!;
      const share = defective / ((rows.end - rows.first) * (cols.end - cols.first));
      const at = y * to.width + x;
      if (share > most.share) most = { at, share };
      if (share < 0.5) continue;
      mask[at] = 1;
      isEmpty = false;
    }
  }
  if (isEmpty && most.at !== -1) mask[most.at] = 1;
  return mask;
}

/** Whether a mask is of a photo's shape, whatever its size. */
export function isSameShape(a: Size, b: Size): boolean {
  const [small, large] = a.width * a.height <= b.width * b.height ? [a, b] : [b, a];
  const offPx = Math.min(
    Math.abs(small.width - (large.width * small.height) / large.height),
    Math.abs(small.height - (large.height * small.width) / large.width),
  );
  return offPx <= ROUNDED_PX;
}

/**
 * How a mask lies over its photo: as the photo is shown, as it is stored, in either way, or not at
 * all.
 *
 * @param photo its size upright
 * @param orientation of the stored photo, as in EXIF, 1 to 8
 */
export function maskFit(
  mask: Size,
  photo: Size,
  orientation: number,
): 'shown' | 'stored' | 'either' | 'none' {
  const isTurned = orientation >= 2 && orientation <= 8;
  const stored =
    orientation >= 5 && isTurned ? { width: photo.height, height: photo.width } : photo;
  const fitsShown = isSameShape(mask, photo);
  const fitsStored = isTurned && isSameShape(mask, stored);
  if (fitsShown && fitsStored) return 'either';
  return fitsShown ? 'shown' : fitsStored ? 'stored' : 'none';
}

/** The source lines that a target line touches; `end` is exclusive. */
function span(index: number, targets: number, sources: number): { first: number; end: number } {
  return {
    first: Math.floor((index * sources) / targets),
    end: Math.ceil(((index + 1) * sources) / targets),
  };
}
