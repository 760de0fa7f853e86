import type { Format } from '../../core/files/image-formats';

/**
 * Whether the file goes on to its own end. Browsers differ: Chromium refuses a cut-off picture,
 * Firefox paints what there is, and half a part must never be scored as a part.
 * Formats without a cheap check count as complete; their decoder finds out.
 */
export function isComplete(format: Format, bytes: Uint8Array): boolean {
  if (format.id === 'jpeg') return jpegEnds(bytes);
  if (format.id === 'png') return pngEnds(bytes);
  if (format.id === 'webp') return riffEnds(bytes);
  return true;
}

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

const IEND = 0x49454e44;

function pngEnds(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A chunk is length, name, data, checksum.
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === IEND) return true;
  }
  return false;
}

function riffEnds(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length >= 8 + view.getUint32(4, true);
}
