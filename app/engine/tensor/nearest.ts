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
import type { MemoryBank } from '../../core/bank/memory-bank';
import { mergeMatches, noMatches, toPatchScores } from '../../core/match/nearest';
import type { PatchScores } from '../../core/match/patch-scores';
import type { FeatureGrid } from '../../core/patches/grid';
import type { DeviceBank } from './device-bank';

/** References whose maxima are read back together: few waits on a GPU, bounded memory. */
const REFERENCES_A_READBACK = 16;

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
  device: DeviceBank,
  bank: MemoryBank,
  signal: AbortSignal,
): Promise<PatchScores> {
  if (bank.entries.length === 0) throw new RangeError('nearest: the memory bank is empty');
  const count = query.shape[0];
  const best = noMatches(count);
  for (let first = 0; first < bank.entries.length; first += REFERENCES_A_READBACK) {
    signal.throwIfAborted();
    const group = bank.entries.slice(first, first + REFERENCES_A_READBACK);
    const packed = maxima(
      query,
      group.map(({ reference }) => device.matrix(reference)),
    );
    const numbers = (await packed.data()) as Float32Array;
    packed.dispose();
    group.forEach((_, i) => {
      const cosines = numbers.subarray(i * 2 * count, (i * 2 + 1) * count);
      const patches = numbers.subarray((i * 2 + 1) * count, (i * 2 + 2) * count);
      mergeMatches(best, first + i, 0, cosines, patches);
    });
  }
  return toPatchScores(grid, bank, best);
}

/** Row maxima, then their columns, for each matrix in turn; float32 holds the columns exactly. */
function maxima(query: Tensor2D, matrices: readonly Tensor2D[]): Tensor1D {
  return tidy(() => {
    const parts = matrices.flatMap((matrix) => {
      const products = matMul(query, matrix);
      return [max<Tensor1D>(products, 1), cast(argMax<Tensor1D>(products, 1), 'float32')];
    });
    return concat(parts);
  });
}
