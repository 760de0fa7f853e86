import type { ImagePoint, Size } from '../image/geometry';

const PLACES = [
  ['in the upper left', 'at the top', 'in the upper right'],
  ['on the left', 'in the centre', 'on the right'],
  ['in the lower left', 'at the bottom', 'in the lower right'],
] as const;

export type Position = (typeof PLACES)[number][number];

/** Where a point lies, by thirds of the image; beyond its border, as on it. */
export function positionWords({ x, y }: ImagePoint, image: Size): Position {
  return PLACES[third(y / image.height)][third(x / image.width)];
}

function third(share: number): 0 | 1 | 2 {
  if (share < 1 / 3) return 0;
  return share < 2 / 3 ? 1 : 2;
}
