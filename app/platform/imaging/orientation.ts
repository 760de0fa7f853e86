const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 274;
/** What cameras write before the picture takes much less. */
const HEAD_BYTES = 512 * 1024;

/**
 * How a photo is turned when it is shown, by its EXIF data: 1 to 8, 1 for upright or unknown. Of
 * JPEG, WebP, PNG and TIFF, which are shown turned.
 */
export async function photoOrientation(file: Blob): Promise<number> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const found = orientationIn(head);
  if (found !== null || head.length === file.size) return found ?? 1;
  // The directory of a TIFF, and the EXIF data of a WebP, may be at the end.
  if (isJpeg(head)) return 1;
  return orientationIn(new Uint8Array(await file.arrayBuffer())) ?? 1;
}

/** Null where there is none in these bytes. */
export function orientationIn(bytes: Uint8Array): number | null {
  try {
    if (isJpeg(bytes)) return ofJpeg(bytes);
    if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP') return ofWebp(bytes);
    if (text(bytes, 1, 3) === 'PNG') return ofPng(bytes);
    return /^(II\*\0|MM\0\*)$/.test(text(bytes, 0, 4)) ? ofTiff(bytes) : null;
  } catch (error) {
    // What is said to be past the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

function ofJpeg(bytes: Uint8Array): number | null {
  const view = viewOf(bytes);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) at += 1;
    else if (marker === 0xda || marker === 0xd9) return null;
    else {
      const length = view.getUint16(at + 2);
      const isExif = marker === 0xe1 && EXIF.every((byte, i) => bytes[at + 4 + i] === byte);
      if (isExif) return ofTiff(bytes.subarray(at + 10, at + 2 + length));
      at += 2 + length;
    }
  }
  return null;
}

function ofWebp(bytes: Uint8Array): number | null {
  const view = viewOf(bytes);
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (text(bytes, at, 4) === 'EXIF') {
      const exif = bytes.subarray(at + 8, at + 8 + length);
      return ofTiff(EXIF.every((byte, i) => exif[i] === byte) ? exif.subarray(6) : exif);
    }
    at += 8 + length + (length & 1);
  }
  return null;
}

function ofPng(bytes: Uint8Array): number | null {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (text(bytes, at + 4, 4) === 'eXIf') return ofTiff(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return null;
}

/** @throws RangeError for directories past the end */
function ofTiff(bytes: Uint8Array): number | null {
  const view = viewOf(bytes);
  const little = bytes[0] === 0x49;
  const directory = view.getUint32(4, little);
  const entries = view.getUint16(directory, little);
  for (let i = 0, at = directory + 2; i < entries; i++, at += 12) {
    if (view.getUint16(at, little) !== ORIENTATION) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
