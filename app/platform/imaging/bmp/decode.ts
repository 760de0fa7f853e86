import type { RgbaImage } from '../../../core/image/rgba';
import { ProblemError } from '../../../core/project/problem';
import { checkSize } from '../limits';
import { readHeader, RLE8, type BmpHeader } from './header';
import { unpackRunLengths } from './run-lengths';

/**
 * A Windows or OS/2 bitmap. Browsers differ on reserved bytes, on alpha and on broken run lengths,
 * of which they paint a part.
 *
 * @throws ProblemError
 */
export function decodeBmp(bytes: Uint8Array<ArrayBuffer>): RgbaImage {
  const header = readHeader(bytes);
  checkSize(header);
  const { width, height, topDown } = header;
  const data = new Uint8ClampedArray(width * height * 4);
  const paintRow = header.bits <= 8 ? indexedRows(header, bytes) : directRows(header, bytes);
  for (let y = 0; y < height; y++) {
    const to = y * width * 4;
    paintRow(topDown ? y : height - 1 - y, data.subarray(to, to + width * 4));
  }
  const alpha = header.fields[3].most > 0;
  // Alpha that is zero throughout was never meant.
  if (!alpha || data.every((value, i) => i % 4 < 3 || value === 0)) {
    for (let i = 3; i < data.length; i += 4) data[i] = 255;
  }
  return { width, height, data };
}

/** Paints a row as it is stored. */
type PaintRow = (row: number, pixels: Uint8ClampedArray) => void;

/** Rows are padded to four bytes; the last one may lack its padding. */
function rowsOf({ width, height, bits, dataAt }: BmpHeader, bytes: Uint8Array<ArrayBuffer>) {
  const stride = Math.ceil((width * bits) / 32) * 4;
  const rowBytes = Math.ceil((width * bits) / 8);
  if (dataAt + (height - 1) * stride + rowBytes > bytes.length) {
    throw new ProblemError({ kind: 'truncated' });
  }
  return (row: number) => bytes.subarray(dataAt + row * stride, dataAt + row * stride + rowBytes);
}

function indexedRows(header: BmpHeader, bytes: Uint8Array<ArrayBuffer>): PaintRow {
  const { width, palette } = header;
  const numbers = colourNumbers(header, bytes);
  return (row, pixels) => {
    const colourAt = numbers(row);
    for (let x = 0; x < width; x++) {
      const colour = colourAt(x) * 3;
      if (colour >= palette.length) throw new ProblemError({ kind: 'undecodable', format: 'BMP' });
      for (let c = 0; c < 3; c++) pixels[x * 4 + c] = palette[colour + c]!;
    }
  };
}

/** For each row, the colour number of each pixel. */
function colourNumbers(
  header: BmpHeader,
  bytes: Uint8Array<ArrayBuffer>,
): (row: number) => (x: number) => number {
  const { width, height, bits, compression, dataAt } = header;
  if (compression !== 0) {
    const packed = bytes.subarray(dataAt);
    const numbers = unpackRunLengths(packed, width, height, compression === RLE8 ? 8 : 4);
    return (row) => (x) => numbers[row * width + x]!;
  }
  const rowAt = rowsOf(header, bytes);
  return (index) => {
    const row = rowAt(index);
    return (x) => (row[(x * bits) >> 3]! >> (8 - bits - ((x * bits) & 7))) & (2 ** bits - 1);
  };
}

function directRows(header: BmpHeader, bytes: Uint8Array<ArrayBuffer>): PaintRow {
  const { width, bits, fields } = header;
  const rowAt = rowsOf(header, bytes);
  const size = bits / 8;
  return (index, pixels) => {
    const row = rowAt(index);
    for (let x = 0, at = 0; x < width; x++) {
      let pixel = 0;
      for (let i = 0; i < size; i++) pixel |= row[at++]! << (8 * i);
      for (let channel = 0; channel < 4; channel++) {
        const { shift, most } = fields[channel]!;
        if (most > 0) pixels[x * 4 + channel] = ((((pixel >>> shift) & most) >>> 0) * 255) / most;
      }
    }
  };
}
