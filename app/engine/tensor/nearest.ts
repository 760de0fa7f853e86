import {
  argMax,
  cast,
  concat,
  matMul,
  max,
  tensor2d,
  tidy,
  transpose,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { FlatBank } from '../../core/bank/memory-bank';

/** Columns of a part: within every GPU's texture limit, and a bounded product on every backend. */
export const COLUMNS_A_PART = 2048;

/** A part of the bank on the device. */
export interface BankPart {
  /** Place of its first patch in the flat bank. */
  readonly first: number;
  /** `[depth, patches]`. */
  readonly matrix: Tensor2D;
}

export function uploadParts({ features, depth, patch }: FlatBank): readonly BankPart[] {
  const parts: BankPart[] = [];
  for (let first = 0; first < patch.length; first += COLUMNS_A_PART) {
    const count = Math.min(COLUMNS_A_PART, patch.length - first);
    const rows = features.subarray(first * depth, (first + count) * depth);
    parts.push({ first, matrix: tidy(() => transpose(tensor2d(rows, [count, depth]))) });
  }
  return parts;
}

/** Row maxima, then their columns, in one readback; float32 holds the columns exactly. */
export function maxima(query: Tensor2D, matrix: Tensor2D): Tensor1D {
  return tidy(() => {
    const products = matMul(query, matrix);
    return concat([max<Tensor1D>(products, 1), cast(argMax<Tensor1D>(products, 1), 'float32')]);
  });
}
