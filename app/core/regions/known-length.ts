import type { ImagePoint, Size } from '../image/geometry';

/** A line drawn by the user over an object of known length. */
export interface KnownLength {
  /** Ends in pixels of the photo that it was drawn on. */
  readonly from: ImagePoint;
  readonly to: ImagePoint;
  readonly mm: number;
  /** Size of that photo. */
  readonly image: Size;
}

/** Over a shorter line the ends, which are set to a pixel or so, would count for too much. */
const SHORTEST_PX = 5;

/** Error of a known length; null if it is usable. The page words it. */
export function knownLengthFault(length: KnownLength): 'too-short' | 'not-positive' | null {
  if (!(length.mm > 0 && Number.isFinite(length.mm))) return 'not-positive';
  return lengthPx(length) >= SHORTEST_PX ? null : 'too-short';
}

export function lengthPx({ from, to }: Pick<KnownLength, 'from' | 'to'>): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** Millimetres that the side of an image pixel covers on the part. */
export function mmPerPxOf(length: KnownLength): number {
  return length.mm / lengthPx(length);
}
