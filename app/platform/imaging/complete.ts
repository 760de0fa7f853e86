import { Unzlib } from 'fflate';
import type { Format } from '../../core/files/image-formats';
import { concatBytes } from './bytes';
import { crc32 } from './crc32';
import { END_OF_JPEG, jpegState } from './jpeg/state';
import { IDAT, IEND, pngChunks, pngOfChunks } from './png-chunks';

/** `no-end`: every pixel is there, and nothing but the end of the file is missing. */
export type Completeness = 'whole' | 'no-end' | 'cut' | 'damaged';

/**
 * Whether the file goes on to its own end. Browsers differ: Chromium refuses a cut-off picture,
 * Firefox paints what there is, and half a part must never be scored as a part.
 * Formats without a cheap check count as complete; their decoder finds out.
 */
export function completeness(format: Format, bytes: Uint8Array): Completeness {
  if (format.id === 'jpeg') {
    const state = jpegState(bytes);
    return state === 'unknown' ? wholeOrCut(jpegEnds(bytes)) : state;
  }
  if (format.id === 'png') return pngState(bytes);
  if (format.id === 'gif') return wholeOrCut(firstFrameEnds(bytes));
  if (format.id === 'webp') return wholeOrCut(riffEnds(bytes));
  return 'whole';
}

const wholeOrCut = (whole: boolean): Completeness => (whole ? 'whole' : 'cut');

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;

/**
 * Walks from marker to marker up to the end marker behind a scan. The EXIF thumbnail is a JPEG
 * with an end marker of its own, but it lies inside a segment, which is stepped over whole.
 */
function jpegEnds(bytes: Uint8Array): boolean {
  let scanned = false;
  let at = bytes.indexOf(0xff, 2);
  while (at >= 0 && at + 1 < bytes.length) {
    const marker = bytes[at + 1]!;
    if (marker === END_OF_IMAGE) return scanned;
    if (marker === START_OF_SCAN) scanned = true;
    if (marker === 0xff) {
      at += 1; // Padding in front of a marker.
    } else if (standsAlone(marker)) {
      at += 2;
    } else {
      if (at + 3 >= bytes.length) return false;
      at += 2 + Math.max(2, bytes[at + 2]! * 256 + bytes[at + 3]!);
    }
    at = bytes.indexOf(0xff, at);
  }
  return false;
}

/** Stuffed zero, TEM, restart and start markers have no length behind them. */
function standsAlone(marker: number): boolean {
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** Of the first letter of a chunk's name: the picture can be shown without it. */
const ANCILLARY = 0x20000000;

/** Firefox shows pixels whose checksum is wrong, Chromium does not. */
function pngState(bytes: Uint8Array): Completeness {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packed: Uint8Array[] = [];
  for (const { name, start, from, to } of pngChunks(bytes)) {
    if (name === IEND) return 'whole';
    const isSound = crc32(bytes.subarray(start + 4, to)) === view.getUint32(to);
    if (!(name & ANCILLARY) && !isSound) return 'damaged';
    if (name === IDAT) packed.push(bytes.subarray(from, to));
  }
  return packed.length > 0 && inflates(packed) ? 'no-end' : 'cut';
}

/** Enough for speed; what comes of it, at most a thousand times as much, is dropped at once. */
const STEP_BYTES = 16 * 1024;

/** Whether packed data goes on to its own end. */
function inflates(parts: readonly Uint8Array[]): boolean {
  const stream = new Unzlib(() => undefined);
  try {
    for (const part of parts) {
      for (let at = 0; at < part.length; at += STEP_BYTES) {
        stream.push(part.subarray(at, at + STEP_BYTES));
      }
    }
    stream.push(new Uint8Array(0), true);
    return true;
  } catch {
    return false;
  }
}

/** A picture that lacks nothing but its end, with that end: decoders ask for it. */
export function withEnd(format: Format, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return format.id === 'png' ? pngOfChunks(bytes, () => true) : concatBytes(bytes, END_OF_JPEG);
}

/** Goes on to the end of the first picture, the only one that is shown; Firefox paints half ones. */
function firstFrameEnds(bytes: Uint8Array): boolean {
  const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at]!;
    const isPicture = kind === 0x2c;
    if (isPicture) at += 11 + tableBytes(bytes[at + 9] ?? 0);
    else if (kind === 0x21) at += 2;
    else return false;
    while (at < bytes.length && bytes[at] !== 0) at += 1 + bytes[at]!;
    if (at >= bytes.length) return false;
    if (isPicture) return true;
    at += 1;
  }
  return false;
}

function riffEnds(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length >= 8 + view.getUint32(4, true);
}
