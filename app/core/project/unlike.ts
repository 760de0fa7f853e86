import type { Size } from '../image/geometry';
import type { SampleBits } from '../image/sample-range';
import type { Item } from './item';

/** In what a photo is far from all references. Worded in the ui. */
export type Unlike =
  | { readonly kind: 'shape' | 'size'; readonly own: Size; readonly nearest: Size }
  | { readonly kind: 'brightness'; readonly own: number; readonly nearest: number }
  /** It holds more than the range that the project is read with. */
  | { readonly kind: 'range'; readonly reach: SampleBits; readonly readAs: SampleBits };

/** Ratio of two aspect ratios from which on one is called another shape. */
const FAR_SHAPE = 1.25;

/** Ratio of two numbers of pixels, for a photo of the same shape. */
const FAR_SIZE = 2;

/**
 * Mean brightness, 0 to 255. Good photos of ten sets are 24 at most from the nearest of four
 * references and 40 from a single one (docs/RECIPE.md, "Preprocessing").
 */
const FAR_BRIGHTNESS = 40;

/** The spread between references. */
export interface Compared {
  readonly sizes: readonly Size[];
  /** Mean lightness of each that is known, 0 to 255. */
  readonly brightness: readonly number[];
}

/** The references' facts, each size once. */
export function comparedWith(references: Iterable<Pick<Item, 'image' | 'pixels'>>): Compared {
  const sizes = new Map<string, Size>();
  const brightness: number[] = [];
  for (const { image, pixels } of references) {
    if (image) sizes.set(`${image.width} ${image.height}`, image);
    if (pixels) brightness.push(pixels.brightness);
  }
  return { sizes: [...sizes.values()], brightness };
}

/**
 * In what a photo is far from all references: perhaps another product, or another setting of the
 * camera. Nothing where one of them is not known yet.
 */
export function unlikeReferences(
  { image, pixels }: Pick<Item, 'image' | 'pixels'>,
  { sizes, brightness }: Compared,
): readonly Unlike[] {
  const found: Unlike[] = [];
  if (image && sizes.length > 0) {
    const own = { width: image.width, height: image.height };
    const shape = nearestBy(sizes, (size) => shapesApart(own, size));
    const size = nearestBy(sizes, (other) => areasApart(own, other));
    if (shapesApart(own, shape) > FAR_SHAPE) found.push({ kind: 'shape', own, nearest: shape });
    else if (areasApart(own, size) > FAR_SIZE) found.push({ kind: 'size', own, nearest: size });
  }
  if (pixels && brightness.length > 0) {
    const own = pixels.brightness;
    const nearest = nearestBy(brightness, (other) => Math.abs(own - other));
    if (Math.abs(own - nearest) > FAR_BRIGHTNESS) found.push({ kind: 'brightness', own, nearest });
  }
  const depth = pixels?.depth;
  if (depth && depth.reach > depth.readAs) found.push({ kind: 'range', ...depth });
  return found;
}

function nearestBy<T>(values: readonly T[], apart: (value: T) => number): T {
  return values.reduce((best, value) => (apart(value) < apart(best) ? value : best));
}

function shapesApart(a: Size, b: Size): number {
  return ratio(a.width * b.height, b.width * a.height);
}

function areasApart(a: Size, b: Size): number {
  return ratio(a.width * a.height, b.width * b.height);
}

/** From 1 on. */
function ratio(a: number, b: number): number {
  return Math.max(a, b) / Math.min(a, b);
}
