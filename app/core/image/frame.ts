import { inputSize, PATCH_STRIDE_PX, type Framed, type Size } from './geometry';

/** Of two photos that have one side in common, how much longer the other side may be in one. */
const MOST_LONGER = 2;

/** How much either side of a photo that was cropped otherwise may differ from another's. */
const MOST_CROPPED = 1.25;

/** Sides that differ by less are equal but for rounding. */
const ROUNDING = 1.01;

/**
 * The photo at the scale of another one, `like`, of which it seems to show more or less: a few rows
 * more change nothing in the rows that both have. What enters the backbone at the size of `like`
 * anyway has its own scale, and so does a photo of the same shape, which is taken for the same view
 * at another resolution, and one of another shape altogether.
 *
 * @param like the first reference; null without any
 */
export function framedLike({ width, height }: Size, like: Size | null): Framed {
  const own = { width, height };
  if (!like || !isCrop(own, like)) return own;
  const [input, present] = [inputSize({ width: like.width, height: like.height }), inputSize(own)];
  if (input.width === present.width && input.height === present.height) return own;
  const patch = {
    width: (like.width * PATCH_STRIDE_PX) / input.width,
    height: (like.height * PATCH_STRIDE_PX) / input.height,
  };
  return { ...own, patch };
}

function isCrop(image: Size, like: Size): boolean {
  const across = apart(image.width, like.width);
  const down = apart(image.height, like.height);
  if (across === 1 || down === 1) return across * down <= MOST_LONGER;
  const shapes = apart(image.width * like.height, like.width * image.height);
  return shapes >= ROUNDING && across <= MOST_CROPPED && down <= MOST_CROPPED;
}

/** How many times as large one is as the other, from 1 on. */
function apart(one: number, other: number): number {
  return one > other ? one / other : other / one;
}
