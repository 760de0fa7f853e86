import { concatBytes } from './bytes';

/** A chunk of a PNG; all positions are in the file. */
export interface PngChunk {
  /** Its four letters as one number. */
  readonly name: number;
  /** Of the whole chunk: length, name, data, checksum. */
  readonly start: number;
  readonly end: number;
  /** Of its data. */
  readonly from: number;
  readonly to: number;
}

export const IHDR = 0x49484452;
export const PLTE = 0x504c5445;
export const TRNS = 0x74524e53;
export const IDAT = 0x49444154;
export const IEND = 0x49454e44;
export const EXIF = 0x65584966;

const SIGNATURE_BYTES = 8;

/** The end of a PNG: an `IEND` chunk with its checksum. */
const END_OF_PNG = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);

/** The chunks that are all there, in the order of the file, up to `IEND` and with it. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = SIGNATURE_BYTES; start + 12 <= bytes.length;) {
    const [from, to] = [start + 8, start + 8 + view.getUint32(start)];
    const end = to + 4;
    if (end > bytes.length) return;
    const name = view.getUint32(start + 4);
    yield { name, start, end, from, to };
    if (name === IEND) return;
    start = end;
  }
}

/** A PNG of only those chunks that `isKept` names, and its end, whether the file has one or not. */
export function pngOfChunks(
  bytes: Uint8Array,
  isKept: (name: number) => boolean,
): Uint8Array<ArrayBuffer> {
  const kept = [...pngChunks(bytes)].filter(({ name }) => name !== IEND && isKept(name));
  const parts = kept.map(({ start, end }) => bytes.subarray(start, end));
  return concatBytes(bytes.subarray(0, SIGNATURE_BYTES), ...parts, END_OF_PNG);
}
