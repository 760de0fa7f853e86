import { isSubsampled, type TiffPage } from './page';

const DIFFERENCES = 2;
const FLOAT_DIFFERENCES = 3;

/** The reason against undoing the page's predictor, or null. */
export function predictorObjection(page: TiffPage): string | null {
  const { predictor, bits, format } = page;
  if (predictor === 1) return null;
  if (isSubsampled(page)) return `predictor ${predictor} of reduced chroma`;
  const whole = [8, 16, 32, 64].includes(bits);
  if (predictor === DIFFERENCES && whole) return null;
  if (predictor === FLOAT_DIFFERENCES && format === 'float' && whole) return null;
  return `predictor ${predictor} of ${bits} bits`;
}

/** Turns differences along the rows of a block into values, in place. */
export function undoPredictor(
  data: Uint8Array<ArrayBuffer>,
  page: TiffPage,
  littleEndian: boolean,
): void {
  const step = page.separate ? 1 : page.channels;
  const rowBytes = (page.blockWidth * step * page.bits) / 8;
  for (let at = 0; at + rowBytes <= data.length; at += rowBytes) {
    const row = data.subarray(at, at + rowBytes);
    if (page.predictor === DIFFERENCES) addUp(row, page.bits / 8, step, littleEndian);
    else if (page.predictor === FLOAT_DIFFERENCES) gather(row, page.bits / 8, step, littleEndian);
  }
}

/** Each value is added to the one before it, byte by byte with a carry. */
function addUp(row: Uint8Array, size: number, step: number, littleEndian: boolean): void {
  const stride = size * step;
  for (let value = stride; value < row.length; value += size) {
    let carry = 0;
    for (let i = 0; i < size; i++) {
      const at = value + (littleEndian ? i : size - 1 - i);
      const sum = row[at]! + row[at - stride]! + carry;
      row[at] = sum;
      carry = sum >> 8;
    }
  }
}

/** Bytes lie apart by their weight, highest first, as differences over the whole row. */
function gather(row: Uint8Array, size: number, step: number, littleEndian: boolean): void {
  addUp(row, 1, step, true);
  const apart = row.slice();
  const count = row.length / size;
  for (let value = 0; value < count; value++) {
    for (let i = 0; i < size; i++) {
      row[value * size + (littleEndian ? size - 1 - i : i)] = apart[i * count + value]!;
    }
  }
}
