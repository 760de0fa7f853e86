import { decode, type DecodedPng } from 'fast-png';
import type { DeepImage } from '../../core/image/rgba16';
import { IDAT, IHDR, PLTE, pngOfChunks, TRNS } from './png-chunks';

/** Signature and the fields of the header chunk up to the bit depth. */
const BIT_DEPTH_AT = 24;

/** Whether these are the bytes of a PNG with 16 bits a sample. */
export function isDeepPng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[BIT_DEPTH_AT] === 16;
}

const PICTURE: readonly number[] = [IHDR, PLTE, TRNS, IDAT];

/**
 * The numbers in a PNG. Texts and profiles are left out: the library refuses the whole picture for
 * one that it cannot read.
 *
 * @throws Error for what the library cannot read
 */
export function decodePng(bytes: Uint8Array<ArrayBuffer>): DecodedPng {
  return decode(pngOfChunks(bytes, (name) => PICTURE.includes(name)));
}

/** The samples of a PNG of 16 bits, which browsers round to 8; null where they cannot be read. */
export function decodeDeepPng(bytes: Uint8Array<ArrayBuffer>): DeepImage | null {
  try {
    const { width, height, channels, data, depth } = decodePng(bytes);
    if (depth !== 16 || !(data instanceof Uint16Array)) return null;
    return { width, height, channels: channels as DeepImage['channels'], data };
  } catch {
    // Damaged: the browser's own decoder has the last word.
    return null;
  }
}
