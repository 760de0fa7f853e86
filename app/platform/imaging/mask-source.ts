import type { DecodedPng } from 'fast-png';
import type { MaskPicture } from '../../core/image/mask-picture';
import { openBitmap } from './decode';
import { decodePng } from './deep-png';
import { readPixels } from './pixels';
import { readSource, type Source } from './source';
import { BLACK_IS_ZERO, RGB, WHITE_IS_ZERO } from './tiff/page';

/**
 * The picture of a mask with the numbers that are in the file: PNG and TIFF are read without the
 * browser, which makes 0 of 1 in 65,535 and adapts colours; all others lose nothing by it.
 *
 * @throws ProblemError
 */
export async function maskPicture(file: Blob, signal: AbortSignal): Promise<MaskPicture> {
  const source = await readSource(file, signal);
  const stored = await storedNumbers(source);
  if (stored) return stored;
  const { bitmap } = await openBitmap(source, 16, signal, true);
  try {
    const { width, height, data } = readPixels(bitmap, true);
    const isLossy = /^(jpeg|heic|avif)$/.test(source.format.id);
    return { width, height, data, channels: 4, isLossy };
  } finally {
    bitmap.close();
  }
}

/** Null for what is left to the browser, damaged files with it: it says what is wrong. */
async function storedNumbers({ bytes, format }: Source): Promise<MaskPicture | null> {
  try {
    if (format.id === 'png') return fromPng(decodePng(bytes));
    if (format.id === 'tiff') return await fromTiff(bytes);
  } catch {
    // Of a kind that the library does not know.
  }
  return null;
}

function fromPng(png: DecodedPng): MaskPicture | null {
  const { width, height, data, channels, palette, transparency } = png;
  // Several pixels a byte: their values become 0 to 255 in the browser, and 0 stays 0.
  if (png.depth < 8) return null;
  const size = { width, height, isLossy: false };
  if (palette) return { ...size, ...fromPalette(data, palette) };
  if (channels < 1 || channels > 4) return null;
  // One colour that stands for transparency.
  if (transparency && transparency.length > 0) return null;
  return { ...size, data, channels: channels as MaskPicture['channels'] };
}

/** The colours; where none of them is black or transparent, the first colour is background. */
function fromPalette(
  data: DecodedPng['data'],
  palette: readonly (readonly number[])[],
): Pick<MaskPicture, 'data' | 'channels'> {
  const used = new Set(data);
  const isBackground = ([r, g, b, alpha = 255]: readonly number[]) =>
    alpha === 0 || (r === 0 && g === 0 && b === 0);
  if (![...used].some((index) => isBackground(palette[index] ?? [0, 0, 0]))) {
    return { data, channels: 1 };
  }
  const colours = new Uint8Array(data.length * 4);
  for (let i = 0; i < data.length; i++) {
    const [r = 0, g = 0, b = 0, alpha = 255] = palette[data[i]!] ?? [];
    colours.set([r, g, b, alpha], 4 * i);
  }
  return { data: colours, channels: 4 };
}

async function fromTiff(bytes: Uint8Array<ArrayBuffer>): Promise<MaskPicture | null> {
  const { readTiffSamples } = await import('./tiff/decode');
  const { page, samples } = await readTiffSamples(bytes);
  const { width, height, channels, data, bits } = samples;
  const isPlain = [WHITE_IS_ZERO, BLACK_IS_ZERO, RGB].includes(page.photometric);
  if (!isPlain || page.orientation !== 1 || channels > 4) return null;
  const most = 2 ** bits - 1;
  return {
    width,
    height,
    data: page.photometric === WHITE_IS_ZERO ? data.map((value) => most - value) : data,
    channels: channels as MaskPicture['channels'],
    isLossy: false,
  };
}
