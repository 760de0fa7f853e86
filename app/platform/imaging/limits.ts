import { imageSize } from 'image-size';
import type { Size } from '../../core/image/geometry';
import { ProblemError } from '../../core/project/problem';

/** Below this a side is less than two patches. */
const MIN_SIDE_PX = 16;
/** 400 MB of pixels; beyond it tabs die. */
const MAX_MEGAPIXELS = 100;

/** The size that a file's header claims, or null when there is no telling without decoding. */
export function headerSize(bytes: Uint8Array): Size | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null;
  }
}

/** @throws ProblemError too-small or too-large. */
export function checkSize({ width, height }: Size): void {
  if (Math.min(width, height) < MIN_SIDE_PX) {
    throw new ProblemError({ kind: 'too-small', width, height, minSidePx: MIN_SIDE_PX });
  }
  if (width * height > MAX_MEGAPIXELS * 1e6) {
    throw new ProblemError({ kind: 'too-large', width, height, maxMegapixels: MAX_MEGAPIXELS });
  }
}
