import type { SampleArray, SampleFormat } from '../samples';

/** An array that can hold samples of this kind; 16-bit floats become 32-bit ones. */
export function sampleArray(format: SampleFormat, bits: number, length: number): SampleArray {
  if (format === 'float') return bits === 64 ? new Float64Array(length) : new Float32Array(length);
  if (format === 'signed') {
    return bits === 8
      ? new Int8Array(length)
      : bits === 16
        ? new Int16Array(length)
        : new Int32Array(length);
  }
  return bits <= 8
    ? new Uint8Array(length)
    : bits <= 16
      ? new Uint16Array(length)
      : new Uint32Array(length);
}

export type ReadSample = (index: number) => number;

/**
 * Reads the samples of a row by their index in it. Samples of less than a byte, or of bytes and a
 * part, are packed from the highest bit on.
 */
export function sampleReader(
  row: Uint8Array<ArrayBuffer>,
  format: SampleFormat,
  bits: number,
  littleEndian: boolean,
): ReadSample {
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength);
  if (format === 'float') {
    if (bits === 16) return (i) => fromHalf(view.getUint16(i * 2, littleEndian));
    if (bits === 32) return (i) => view.getFloat32(i * 4, littleEndian);
    return (i) => view.getFloat64(i * 8, littleEndian);
  }
  const signed = format === 'signed';
  if (bits === 8) return signed ? (i) => view.getInt8(i) : (i) => row[i]!;
  if (bits === 16) {
    return signed
      ? (i) => view.getInt16(i * 2, littleEndian)
      : (i) => view.getUint16(i * 2, littleEndian);
  }
  if (bits === 32) {
    return signed
      ? (i) => view.getInt32(i * 4, littleEndian)
      : (i) => view.getUint32(i * 4, littleEndian);
  }
  return (i) => packedBits(row, i * bits, bits);
}

/** At most 16 bits from a position on. */
function packedBits(row: Uint8Array, at: number, bits: number): number {
  const byte = at >> 3;
  const held = (row[byte]! << 16) | ((row[byte + 1] ?? 0) << 8) | (row[byte + 2] ?? 0);
  return (held >> (24 - bits - (at & 7))) & ((1 << bits) - 1);
}

/** A 16-bit float (IEEE 754 binary16). */
function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  return sign * 2 ** (exponent - 25) * (1024 + fraction);
}
