import { NEIGHBOURHOOD_PATCHES, type OwnSearch } from '../../core/match/self-distance';
import type { FeatureGrid } from '../../core/features/grid';
import type { Kernels } from './module';

/** What the kernel answers for a patch that is near all others. */
const NONE_BEYOND = -2;

/**
 * The kernels' search among a grid's own patches, ten times faster than plain JavaScript's.
 *
 * @throws RangeError unless the depth is a multiple of four
 */
export function kernelOwnSearch(
  { arena, run }: Kernels,
  { rows, cols, depth, features }: FeatureGrid,
): OwnSearch {
  if (depth % 4 !== 0) throw new RangeError(`own patches: depth must be a multiple of 4: ${depth}`);
  arena.clear();
  const address = arena.put(features);
  return (patch, most) => {
    const product = run.largestBeyond(address, rows, cols, depth, patch, NEIGHBOURHOOD_PATCHES);
    if (product === NONE_BEYOND) return most;
    return Math.min(most, Math.sqrt(Math.max(0, 2 - 2 * product)));
  };
}
