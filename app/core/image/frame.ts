import { patchStridePx, type Backbone } from '../features/backbone';
import { inputSize, type Framed, type Size } from './geometry';

/** Of two photos that have one side in common, how much longer the other side may be in one. */
const MOST_LONGER = 2;

/** How much either side of a photo that was cropped otherwise may differ from another's. */
const MOST_CROPPED = 1.25;

/**
 * How far the scales of two photos may be apart: matching does not mind so little, and padding costs
 * more (docs/RECIPE.md, "Preprocessing"). Beyond it are narrow strips, above all.
 */
const MOST_SCALED = 1.08;

/** Sides that differ by less are equal but for rounding. */
const ROUNDING = 1.01;

/**
 * The photo at the scale of another one, `like`, of which it seems to show more or less: a few rows
 * more change nothing in the rows that both have. What has nearly the scale of `like` anyway keeps
 * its own, and so does a photo of the same shape, which is taken for the same view
 * at another resolution, and one of another shape altogether.
 *
 * @param like the first reference; null without any
 */
export function framedLike(
  { width, height }: Size,
  like: Size | null,
  backbone: Pick<Backbone, 'levels' | 'inputAreaPx'>,
): Framed {
  const own = { width, height };
  if (!like || !isCrop(own, like)) return own;
  const input = inputSize({ width: like.width, height: like.height }, backbone);
  const present = inputSize(own, backbone);
  const across = apart(present.width / width, input.width / like.width);
  const down = apart(present.height / height, input.height / like.height);
  if (across <= MOST_SCALED && down <= MOST_SCALED) return own;
  const stride = patchStridePx(backbone);
  const patch = {
    width: (like.width * stride) / input.width,
    height: (like.height * stride) / input.height,
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
