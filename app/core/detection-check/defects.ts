import type { ImagePoint, Size } from '../image/geometry';
import type { RgbaImage } from '../image/rgba';
import type { AssessSettings } from '../score-map/assess';
import { blob, scratch, type Coverage, type Random } from './shapes';

/** Defects that are drawn on good parts to see whether they would be found. */
export const DEFECT_KINDS = ['cut-and-paste', 'scratch', 'stain', 'missing-material'] as const;
export type DefectKind = (typeof DEFECT_KINDS)[number];

export interface DefectOptions {
  readonly kind: DefectKind;
  /** Diameter of a blob, length of a scratch. */
  readonly sizePx: number;
  /** How strong it is: 0 leaves the picture as it is, 1 is as strong as the kind can be. */
  readonly contrast: number;
  /** Its middle; drawn at random where it fits when left out. */
  readonly centre?: ImagePoint;
}

/** Defects that are drawn one at a time, each on a fresh copy of a picture. */
export interface DefectSeries {
  readonly defects: readonly DefectOptions[];
  /** Of where and how they are drawn. */
  readonly seed: number;
  /** How each of the pictures is scored. */
  readonly settings: AssessSettings;
}

export interface DrawnDefect {
  readonly image: RgbaImage;
  /** `width * height`; 1 where at least half of a pixel is covered. */
  readonly mask: Uint8Array<ArrayBuffer>;
  /**
   * Mean change of a channel inside the mask, 0 to 255. A piece pasted on its like changes
   * nothing: below 1 or so there is no defect to find.
   */
  readonly meanChange: number;
}

type Rgb = readonly [number, number, number];
/** The colour of a fully covered pixel. */
type Paint = (x: number, y: number, old: Rgb) => Rgb;

/**
 * A copy of a picture with one defect on it: a piece of another place (CutPaste, Li et al., CVPR
 * 2021), a scratch, a stain, or a hole through which the border's colour is seen.
 *
 * @param random seeded generator of numbers in [0, 1)
 * @throws RangeError for a size that is not positive or larger than the picture, or a contrast
 *   beyond 0 to 1
 */
export function drawDefect(
  image: RgbaImage,
  { kind, sizePx, contrast, centre }: DefectOptions,
  random: Random,
): DrawnDefect {
  const shortest = Math.min(image.width, image.height);
  if (!(sizePx > 0 && sizePx <= shortest)) {
    throw new RangeError(`drawDefect: size in (0, ${shortest}] px, got ${sizePx}`);
  }
  if (!(contrast >= 0 && contrast <= 1)) {
    throw new RangeError(`drawDefect: contrast 0 to 1, got ${contrast}`);
  }
  const place = centre ?? placeWithin(image, sizePx, random);
  const shape = kind === 'scratch' ? scratch : blob;
  const coverage = shape(image, place, sizePx, random);
  return compose(image, coverage, contrast, paintOf(kind, image, place, sizePx, random));
}

function placeWithin({ width, height }: Size, sizePx: number, random: Random): ImagePoint {
  return {
    x: sizePx / 2 + random() * (width - sizePx),
    y: sizePx / 2 + random() * (height - sizePx),
  };
}

function paintOf(
  kind: DefectKind,
  image: RgbaImage,
  place: ImagePoint,
  sizePx: number,
  random: Random,
): Paint {
  switch (kind) {
    case 'cut-and-paste':
      return pastedFrom(image, place, sizePx, random);
    case 'scratch': {
      const level = random() < 0.5 ? 255 : 0;
      return () => [level, level, level];
    }
    case 'stain': {
      // Each channel keeps another share of its light: a colour, never black.
      const kept: Rgb = [0.25 + random() * 0.4, 0.25 + random() * 0.4, 0.25 + random() * 0.4];
      return (_x, _y, old) => [old[0] * kept[0], old[1] * kept[1], old[2] * kept[2]];
    }
    case 'missing-material': {
      const behind = borderColour(image);
      return () => behind;
    }
  }
}

/** Pixels of the place farthest from the defect among a few drawn ones, mirrored. */
function pastedFrom(image: RgbaImage, place: ImagePoint, sizePx: number, random: Random): Paint {
  const places = Array.from({ length: 4 }, () => placeWithin(image, sizePx, random));
  const away = (other: ImagePoint) => Math.hypot(other.x - place.x, other.y - place.y);
  const from = places.reduce((best, other) => (away(other) > away(best) ? other : best));
  return (x, y) => pixelAt(image, from.x + place.x - x, from.y + y - place.y);
}

function compose(
  image: RgbaImage,
  coverage: Coverage,
  contrast: number,
  paint: Paint,
): DrawnDefect {
  const { width, height } = image;
  const data = new Uint8ClampedArray(image.data);
  const mask = new Uint8Array(width * height);
  let changed = 0;
  let covered = 0;
  for (let pixel = 0; pixel < coverage.length; pixel++) {
    const alpha = coverage[pixel]! * contrast;
    if (coverage[pixel]! < 0.5 && alpha === 0) continue;
    const old = rgbAt(image, pixel);
    const colour = paint((pixel % width) + 0.5, Math.floor(pixel / width) + 0.5, old);
    for (let channel = 0; channel < 3; channel++) {
      const value = old[channel]! + alpha * (colour[channel]! - old[channel]!);
      data[pixel * 4 + channel] = value;
    }
    if (coverage[pixel]! < 0.5) continue;
    mask[pixel] = 1;
    covered += 1;
    const now = rgbAt({ width, height, data }, pixel);
    changed += old.reduce((sum, value, i) => sum + Math.abs(now[i]! - value), 0) / 3;
  }
  return {
    image: { width, height, data },
    mask,
    meanChange: covered === 0 ? 0 : changed / covered,
  };
}

/** Median of each channel along the picture's border: what lies behind the part. */
function borderColour(image: RgbaImage): Rgb {
  const { width, height } = image;
  const pixels: number[] = [];
  for (let x = 0; x < width; x++) pixels.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) pixels.push(y * width, y * width + width - 1);
  const median = (channel: number) => {
    const values = pixels.map((pixel) => image.data[pixel * 4 + channel]!);
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  };
  return [median(0), median(1), median(2)];
}

function pixelAt(image: RgbaImage, x: number, y: number): Rgb {
  const col = Math.min(image.width - 1, Math.max(0, Math.floor(x)));
  const row = Math.min(image.height - 1, Math.max(0, Math.floor(y)));
  return rgbAt(image, row * image.width + col);
}

function rgbAt({ data }: RgbaImage, pixel: number): Rgb {
  return [data[pixel * 4]!, data[pixel * 4 + 1]!, data[pixel * 4 + 2]!];
}
