import type { Size } from './geometry';

/** Levels up to this size are made for every photo that is looked at, finer ones when asked for. */
const COARSE_LONGEST_PX = 3072;

/** No stage is so small that less would do. */
const LEAST_LONGEST_PX = 512;

/** The size of a photo and its halves, finest first, the last at most 512 px long. */
function pyramidSizes({ width, height }: Size): Size[] {
  const sizes = [{ width, height }];
  for (let size = sizes[0]!; Math.max(size.width, size.height) > LEAST_LONGEST_PX;) {
    size = { width: Math.ceil(size.width / 2), height: Math.ceil(size.height / 2) };
    sizes.push(size);
  }
  return sizes;
}

/** The sizes of a pyramid that are finer than the coarse ones and have at most `mostPixels`. */
export function fineSizes(image: Size, mostPixels: number): Size[] {
  return pyramidSizes(image).filter(
    (size) => !isCoarse(size) && size.width * size.height <= mostPixels,
  );
}

/** The sizes of a pyramid that are at most 3,072 px long. */
export function coarseSizes(image: Size): Size[] {
  return pyramidSizes(image).filter(isCoarse);
}

function isCoarse({ width, height }: Size): boolean {
  return Math.max(width, height) <= COARSE_LONGEST_PX;
}
