import type { SelfDistance } from '../../core/match/self-distance';
import type { FeatureGrid } from '../../core/features/grid';
import type { Kernels } from './module';

/** Result of the kernel for a patch without others outside its neighbourhood. */
const NONE_OUTSIDE = -2;

/**
 * The kernels' search among a grid's own patches, ten times faster than plain JavaScript's.
 *
 * @throws RangeError unless the depth is a multiple of four
 */
export function kernelSelfDistance(
  { arena, run }: Kernels,
  { rows, cols, depth, features, spec }: FeatureGrid,
): SelfDistance {
  if (depth % 4 !== 0) throw new RangeError(`own patches: depth must be a multiple of 4: ${depth}`);
  const { neighbourhoodPatches } = spec.backbone;
  arena.clear();
  const address = arena.put(features);
  return (patch, most) => {
    const product = run.largestOutside(address, rows, cols, depth, patch, neighbourhoodPatches);
    if (product === NONE_OUTSIDE) return most;
    return Math.min(most, Math.sqrt(Math.max(0, 2 - 2 * product)));
  };
}
