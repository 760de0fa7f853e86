import { numbersOf, readTiff } from './tiff/directory';
import { concatBytes } from './bytes';
import type { Format } from '../../core/files/image-formats';

const ORIENTATION = 274;

/** Bytes as a picture's decoder should see them, and how what it gives has to be turned. */
export interface Unturned {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** 1 to 8, as in EXIF. */
  readonly orientation: number;
}

/**
 * Takes the EXIF block out of a WebP or PNG that is to be turned: some browsers heed it and some do
 * not. Other formats, whose orientation every browser heeds, stay as they are.
 */
export function takeOrientation(format: Format, bytes: Uint8Array<ArrayBuffer>): Unturned {
  const chunk =
    format.id === 'webp' ? webpExif(bytes) : format.id === 'png' ? pngExif(bytes) : null;
  const orientation = chunk ? orientationIn(bytes.slice(chunk.from, chunk.to)) : 1;
  if (!chunk || orientation === 1) return { bytes, orientation: 1 };
  return { bytes: without(format, bytes, chunk), orientation };
}

interface Chunk {
  /** Of the whole chunk. */
  readonly start: number;
  readonly end: number;
  /** Of its contents. */
  readonly from: number;
  readonly to: number;
}

const EXIF_WEBP = 0x45584946;
const EXIF_PNG = 0x65584966;
const END_PNG = 0x49454e44;

function webpExif(bytes: Uint8Array<ArrayBuffer>): Chunk | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length & 1);
    if (view.getUint32(at) === EXIF_WEBP && end <= bytes.length + 1) {
      return { start: at, end, from: at + 8, to: at + 8 + length };
    }
    at = end;
  }
  return null;
}

function pngExif(bytes: Uint8Array<ArrayBuffer>): Chunk | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = view.getUint32(at + 4);
    const end = at + 12 + length;
    if (name === END_PNG) return null;
    if (name === EXIF_PNG && end <= bytes.length) {
      return { start: at, end, from: at + 8, to: at + 8 + length };
    }
    at = end;
  }
  return null;
}

/** 1 for what is no EXIF: a photo is not refused for it. */
function orientationIn(block: Uint8Array<ArrayBuffer>): number {
  // Some writers put the head of a JPEG's segment in front: Exif, two zeros.
  const tiff = block[0] === 0x45 ? block.slice(6) : block;
  try {
    const file = readTiff(tiff);
    const [value = 1] = numbersOf(file, file.directories[0]!, ORIENTATION);
    return value >= 2 && value <= 8 ? value : 1;
  } catch {
    return 1;
  }
}

function without(
  format: Format,
  bytes: Uint8Array<ArrayBuffer>,
  { start, end }: Chunk,
): Uint8Array<ArrayBuffer> {
  const rest = concatBytes(bytes.subarray(0, start), bytes.subarray(end));
  if (format.id === 'webp') {
    new DataView(rest.buffer).setUint32(4, rest.length - 8, true);
    // VP8X says which chunks there are; bit 3 is EXIF.
    if (rest[15] === 0x58) rest[20]! &= ~8;
  }
  return rest;
}
