import {
  argMax,
  cast,
  concat,
  matMul,
  max,
  tidy,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { mergeMatches, noMatches, toPatchScores } from '../../core/match/nearest';
import type { PatchScores } from '../../core/match/patch-scores';
import type { FeatureGrid } from '../../core/patches/grid';
import type { DeviceBank } from './device-bank';

/**
 * Nearest bank patch of each query patch: the twin of core/match/nearest.ts. The features have
 * length 1, so the largest product is the smallest distance.
 *
 * @param query `[rows * cols, depth]`, the same numbers as `grid`; not disposed of
 * @throws RangeError for an empty bank, or the signal's reason once it aborts
 */
export async function nearest(
  query: Tensor2D,
  grid: FeatureGrid,
  bank: DeviceBank,
  signal: AbortSignal,
): Promise<PatchScores> {
  if (bank.entries.length === 0) throw new RangeError('nearest: the memory bank is empty');
  const count = query.shape[0];
  const best = noMatches(count);
  for (const { first, matrix } of bank.parts()) {
    signal.throwIfAborted();
    const packed = maxima(query, matrix);
    const numbers = (await packed.data()) as Float32Array;
    packed.dispose();
    mergeMatches(best, first, numbers.subarray(0, count), numbers.subarray(count));
  }
  return toPatchScores(grid, bank.flat(), best);
}

/** Row maxima, then their columns, in one readback; float32 holds the columns exactly. */
function maxima(query: Tensor2D, matrix: Tensor2D): Tensor1D {
  return tidy(() => {
    const products = matMul(query, matrix);
    return concat([max<Tensor1D>(products, 1), cast(argMax<Tensor1D>(products, 1), 'float32')]);
  });
}
