import { sniff, type Format } from '../../core/files/image-formats';
import { ProblemError } from '../../core/project/problem';
import { concatBytes } from './bytes';
import { EXIF as PNG_EXIF, pngChunks } from './png-chunks';
import { photoPages } from './tiff/choose-page';
import { numbersOf, readTiff } from './tiff/directory';

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
  const exif = format.id === 'webp' || format.id === 'png' ? exifBlock(format, bytes) : null;
  const orientation = (exif && ofTiff(exif.tiff, 1)) ?? 1;
  if (!exif || orientation === 1) return { bytes, orientation: 1 };
  return { bytes: without(format, bytes, exif), orientation };
}

/** Cameras write less than that before the picture. */
const HEAD_BYTES = 512 * 1024;

/**
 * How a photo is turned when it is shown, by its EXIF data: 1 to 8, 1 for upright or unknown. Of
 * JPEG, WebP, PNG and TIFF, which are shown turned.
 */
export async function photoOrientation(file: Blob): Promise<number> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const found = orientationIn(head);
  if (found !== null || head.length === file.size) return found ?? 1;
  // The directory of a TIFF, and the EXIF data of a WebP or PNG, may be at the end.
  if (sniff(head)?.id === 'jpeg') return 1;
  return orientationIn(new Uint8Array(await file.arrayBuffer())) ?? 1;
}

/** Null where there is none in these bytes. */
export function orientationIn(bytes: Uint8Array<ArrayBuffer>): number | null {
  const format = sniff(bytes);
  if (!format) return null;
  if (format.id === 'tiff') return ofTiff(bytes);
  const exif = exifBlock(format, bytes);
  return exif && ofTiff(exif.tiff, 1);
}

/** EXIF data: a TIFF without a picture, inside the chunk or segment that `start` and `end` bound. */
interface ExifBlock {
  readonly start: number;
  readonly end: number;
  readonly tiff: Uint8Array<ArrayBuffer>;
}

function exifBlock(format: Format, bytes: Uint8Array<ArrayBuffer>): ExifBlock | null {
  if (format.id === 'jpeg') return jpegExif(bytes);
  if (format.id === 'webp') return webpExif(bytes);
  return format.id === 'png' ? pngExif(bytes) : null;
}

const EXIF_HEAD = [0x45, 0x78, 0x69, 0x66, 0, 0];

function jpegExif(bytes: Uint8Array<ArrayBuffer>): ExifBlock | null {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) at += 1;
    else if (marker === 0xda || marker === 0xd9) return null;
    else {
      const end = at + 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
      const isExif = marker === 0xe1 && EXIF_HEAD.every((byte, i) => bytes[at + 4 + i] === byte);
      if (isExif) return { start: at, end, tiff: bytes.subarray(at + 10, end) };
      at = end;
    }
  }
  return null;
}

const WEBP_EXIF = 0x45584946;

function webpExif(bytes: Uint8Array<ArrayBuffer>): ExifBlock | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 12; start + 8 <= bytes.length;) {
    const length = view.getUint32(start + 4, true);
    const end = start + 8 + length + (length & 1);
    // The last chunk may lack its padding.
    if (view.getUint32(start) === WEBP_EXIF && end <= bytes.length + 1) {
      return { start, end, tiff: withoutHead(bytes.subarray(start + 8, start + 8 + length)) };
    }
    start = end;
  }
  return null;
}

function pngExif(bytes: Uint8Array<ArrayBuffer>): ExifBlock | null {
  for (const { name, start, end, from, to } of pngChunks(bytes)) {
    if (name === PNG_EXIF) return { start, end, tiff: withoutHead(bytes.subarray(from, to)) };
  }
  return null;
}

/** Some writers put the head of a JPEG's segment in front of the TIFF. */
function withoutHead(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return EXIF_HEAD.every((byte, i) => block[i] === byte) ? block.subarray(6) : block;
}

const ORIENTATION = 274;

/**
 * Null for damaged data, too: a photo is not refused for it.
 *
 * @param mostPages 1 for EXIF data, whose second directory is that of a thumbnail
 */
function ofTiff(bytes: Uint8Array<ArrayBuffer>, mostPages?: number): number | null {
  try {
    const file = readTiff(bytes, mostPages);
    const [value] = numbersOf(file, photoPages(file)[0]!, ORIENTATION);
    return value !== undefined && value >= 1 && value <= 8 ? value : null;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

function without(
  format: Format,
  bytes: Uint8Array<ArrayBuffer>,
  { start, end }: ExifBlock,
): Uint8Array<ArrayBuffer> {
  const rest = concatBytes(bytes.subarray(0, start), bytes.subarray(end));
  if (format.id === 'webp') {
    new DataView(rest.buffer).setUint32(4, rest.length - 8, true);
    // VP8X says which chunks there are; bit 3 is EXIF.
    if (rest[15] === 0x58) rest[20]! &= ~8;
  }
  return rest;
}
