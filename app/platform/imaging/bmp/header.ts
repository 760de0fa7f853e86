import { ProblemError } from '../../../core/project/problem';

export const RLE8 = 1;
export const RLE4 = 2;

/** Where a channel lies in a pixel: a run of bits, or none. */
export interface BitField {
  readonly shift: number;
  /** 0 where there is none. */
  readonly most: number;
}

export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  /** Of a pixel: 1, 2, 4, 8, 16, 24 or 32. */
  readonly bits: number;
  /** 0 for none. */
  readonly compression: 0 | typeof RLE8 | typeof RLE4;
  /** Red, green, blue in three bytes each. */
  readonly palette: Uint8Array<ArrayBuffer>;
  /** Red, green, blue, alpha of pixels without a palette. */
  readonly fields: readonly [BitField, BitField, BitField, BitField];
  /** Where the pixels begin. */
  readonly dataAt: number;
}

const damaged = () => new ProblemError({ kind: 'undecodable', format: 'BMP' });
const unsupported = (feature: string) =>
  new ProblemError({ kind: 'unsupported-feature', format: 'BMP', feature });

/** Behind the 14 bytes that say "BM". */
const HEADER_AT = 14;
const CORE_BYTES = 12;
const INFO_BYTES = 40;
const BIT_FIELDS = 3;
const ALPHA_BIT_FIELDS = 6;

/**
 * Headers of Windows (40 to 124 bytes) and of OS/2 (12, and 16 to 64 bytes).
 *
 * @throws ProblemError truncated, undecodable, unsupported-feature
 */
export function readHeader(bytes: Uint8Array<ArrayBuffer>): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_AT + CORE_BYTES) throw new ProblemError({ kind: 'truncated' });
  const size = view.getUint32(HEADER_AT, true);
  if (bytes.length < HEADER_AT + size) throw new ProblemError({ kind: 'truncated' });
  const isCore = size === CORE_BYTES;
  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = isCore ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(isCore ? 24 : 28, true);
  const method = size >= 20 ? view.getUint32(30, true) : 0;
  const compression = compressionOf(method, bits, size);
  if (width <= 0 || signedHeight === 0 || ![1, 2, 4, 8, 16, 24, 32].includes(bits)) throw damaged();
  const hasFields = method === BIT_FIELDS || method === ALPHA_BIT_FIELDS;
  const apart = hasFields && size < 52 ? (method === ALPHA_BIT_FIELDS ? 16 : 12) : 0;
  const paletteAt = HEADER_AT + size + apart;
  const start = view.getUint32(10, true);
  // Some writers leave it out.
  const dataAt = start < paletteAt ? 0 : start;
  const used = size >= 36 ? view.getUint32(46, true) : 0;
  const colours = bits > 8 ? 0 : coloursOf(used, bits, isCore ? 3 : 4, paletteAt, dataAt, bytes);
  return {
    width,
    height: Math.abs(signedHeight),
    topDown: signedHeight < 0,
    bits,
    compression,
    palette: readPalette(bytes, paletteAt, colours, isCore ? 3 : 4),
    fields: fieldsOf(view, bits, hasFields, size, method),
    dataAt: dataAt || paletteAt + colours * (isCore ? 3 : 4),
  };
}

function compressionOf(method: number, bits: number, size: number): BmpHeader['compression'] {
  if (method === 0) return 0;
  if (method === RLE8 && bits === 8) return RLE8;
  if (method === RLE4 && bits === 4) return RLE4;
  if (method === 3 && bits === 1) throw unsupported('fax compression');
  if (method === 4 && bits === 24) throw unsupported('run lengths of 24 bits');
  if (method === 4) throw unsupported('a JPEG inside');
  if (method === 5) throw unsupported('a PNG inside');
  const isFields = method === BIT_FIELDS || method === ALPHA_BIT_FIELDS;
  if (isFields && size >= INFO_BYTES && (bits === 16 || bits === 32)) return 0;
  throw unsupported(`compression ${method} of ${bits} bits`);
}

/** As many as are used, as the bits can name, and as there is room for before the pixels. */
function coloursOf(
  used: number,
  bits: number,
  entryBytes: number,
  paletteAt: number,
  dataAt: number,
  bytes: Uint8Array,
): number {
  const all = 2 ** bits;
  const room = Math.floor(((dataAt || bytes.length) - paletteAt) / entryBytes);
  return Math.min(used === 0 ? all : Math.min(used, all), Math.max(0, room));
}

/** Stored as blue, green, red. */
function readPalette(bytes: Uint8Array, at: number, colours: number, entryBytes: number) {
  const palette = new Uint8Array(colours * 3);
  for (let i = 0; i < colours; i++) {
    for (let c = 0; c < 3; c++) palette[i * 3 + c] = bytes[at + i * entryBytes + 2 - c] ?? 0;
  }
  return palette;
}

/** Red, green, blue, and no alpha: the fourth byte is reserved where no field names it. */
const USUAL: Readonly<Record<number, readonly [number, number, number]>> = {
  16: [0x7c00, 0x3e0, 0x1f],
  24: [0xff0000, 0xff00, 0xff],
  32: [0xff0000, 0xff00, 0xff],
};

function fieldsOf(
  view: DataView,
  bits: number,
  hasFields: boolean,
  size: number,
  method: number,
): BmpHeader['fields'] {
  const mask = (i: number) => view.getUint32(HEADER_AT + INFO_BYTES + i * 4, true);
  const none = { shift: 0, most: 0 };
  const usual = (USUAL[bits] ?? [0, 0, 0]).map(field);
  if (!hasFields) return [usual[0]!, usual[1]!, usual[2]!, none];
  if (view.byteLength < HEADER_AT + INFO_BYTES + 16) throw new ProblemError({ kind: 'truncated' });
  const hasAlpha = size >= 56 || method === ALPHA_BIT_FIELDS;
  return [field(mask(0)), field(mask(1)), field(mask(2)), hasAlpha ? field(mask(3)) : none];
}

/** @throws ProblemError undecodable, for bits that are not side by side */
function field(mask: number): BitField {
  if (mask === 0) return { shift: 0, most: 0 };
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  if ((most & (most + 1)) !== 0) throw damaged();
  return { shift, most };
}
