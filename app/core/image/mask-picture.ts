import type { Size } from './geometry';

/** A mask's picture as it is stored: numbers of any depth, grey or colours, with or without alpha. */
export interface MaskPicture extends Size {
  /** Row by row, `channels` a pixel. */
  readonly data: ArrayLike<number>;
  /** Grey, grey and alpha, RGB, RGBA. */
  readonly channels: 1 | 2 | 3 | 4;
  /** Whether it was kept with loss (JPEG), so that no number in it can be relied on. */
  readonly isLossy: boolean;
}

/** Of a picture kept with loss: what is darker is what JPEG leaves around edges. */
const LOSSY_LEAST = 64;
/** A picture kept with loss that has nothing lighter is black. */
const LOSSY_BLACK = 24;
/** More levels than classes are edges that were smoothed, or numbers of objects. */
const MOST_CLASSES = 64;

/**
 * The pixels that a mask marks: 1 for all that is not background, else 0. Background is transparent where the
 * picture is transparent anywhere, else black: so classes count whatever their number or colour, also
 * beside a border of 255, and 1 of 65,535 counts. Of smoothed edges, and in JPEG files, the lighter
 * half counts.
 *
 * @returns `width * height`
 * @throws RangeError when the pixels do not fit the picture's size.
 */
export function markedPixels(picture: MaskPicture): Uint8Array<ArrayBuffer> {
  const levels = levelsOf(picture);
  const least = leastLevel(levels, picture.isLossy);
  return Uint8Array.from(levels, (level) => (level >= least ? 1 : 0));
}

/** How far each pixel is from background: its alpha where that varies, else its lightest channel. */
function levelsOf({ width, height, data, channels }: MaskPicture): Float32Array {
  const count = width * height;
  if (data.length !== count * channels) {
    throw new RangeError(`markedPixels: ${data.length} numbers are not ${width} x ${height} x ${channels}`); // prettier-ignore
  }
  const colours = channels < 3 ? 1 : 3;
  const hasAlpha = channels === 2 || channels === 4;
  const levels = new Float32Array(count);
  if (hasAlpha) {
    const first = data[colours];
    let varies = false;
    for (let i = 0, at = colours; i < count; i++, at += channels) {
      levels[i] = data[at]!;
      varies ||= data[at] !== first;
    }
    // Nothing at all is drawn.
    if (varies || first === 0) return levels;
  }
  for (let i = 0, at = 0; i < count; i++, at += channels) {
    let level = data[at]!;
    for (let channel = 1; channel < colours; channel++)
      level = Math.max(level, data[at + channel]!);
    levels[i] = level;
  }
  return levels;
}

function leastLevel(levels: Float32Array, isLossy: boolean): number {
  let most = 0;
  let least = Infinity;
  const distinct = new Set<number>();
  for (const level of levels) {
    if (level > most) most = level;
    if (level > 0 && level < least) least = level;
    if (distinct.size <= MOST_CLASSES) distinct.add(level);
  }
  if (most === 0) return Infinity;
  if (isLossy) return most < LOSSY_BLACK ? Infinity : Math.min(LOSSY_LEAST, most / 2);
  return distinct.size > MOST_CLASSES && isSmoothed(levels, most) ? most / 2 : least;
}

/** Edges that were smoothed are few pixels beside what they go around; objects with numbers are not. */
function isSmoothed(levels: Float32Array, most: number): boolean {
  let light = 0;
  let between = 0;
  for (const level of levels) {
    if (level >= 0.95 * most) light += 1;
    else if (level > 0.05 * most) between += 1;
  }
  return between < light;
}
