import type { FlatBank } from '../../core/bank/memory-bank';
import type { PatchFeatures } from '../../core/features/grid';
import type { Kernels } from './module';

/** Bank patches of a panel and query patches of a block, as in assembly/nearest.ts. */
const PANEL = 8;
const BLOCK = 4;

/** Largest magnitudes of the 8-bit numbers: of the bank, and of queries, which carry an offset. */
const BANK_LARGEST = 127;
const QUERY_OFFSET = 64;

/** Lower than any sum of products: padding is never a candidate. */
const NEVER = -(2 ** 30);

/**
 * Candidates come within this many standard deviations of the best coarse product. The rounding
 * errors of a patch's numbers are as good as independent, so their sum is normal.
 */
const MARGIN_SIGMAS = 5;

/** Variance of a rounding error, uniform over one unit. */
const ROUNDING_VARIANCE = 1 / 12;

interface LoadedBank {
  readonly source: FlatBank;
  /** Patches with padding. */
  readonly patches: number;
  readonly exact: number;
  readonly coarse: number;
  readonly offsets: number;
  /** Scale factor of the features. */
  readonly scale: number;
}

export interface Matches {
  /** For each query patch, the place of its nearest patch in the flat bank. */
  readonly nearest: Uint32Array<ArrayBuffer>;
  /** Products in full precision, the rest having been ruled out by the coarse ones. */
  readonly compared: number;
}

/**
 * Finds nearest patches: a coarse search first, the exact one among its candidates (as in
 * cascade retrieval, Li et al., "Target before Shooting", TIP 2024). Keeps the copy of one bank,
 * in a memory of its own.
 */
export class Matcher {
  private loaded: LoadedBank | null = null;
  private readonly base: number;

  constructor(private readonly kernels: Kernels) {
    this.base = kernels.arena.mark();
  }

  /** @throws RangeError unless the depth is a multiple of four */
  nearest(query: PatchFeatures, bank: FlatBank): Matches {
    if (query.depth % 4 !== 0 || query.depth !== bank.depth) {
      throw new RangeError(`nearest: depth ${query.depth} against a bank of ${bank.depth}`);
    }
    if (this.loaded?.source !== bank) this.loaded = this.load(bank);
    const { arena } = this.kernels;
    const mark = arena.mark();
    try {
      return this.search(query, this.loaded);
    } finally {
      arena.release(mark);
    }
  }

  forget(bank: FlatBank): void {
    if (this.loaded?.source !== bank) return;
    this.loaded = null;
    this.kernels.arena.release(this.base);
  }

  private load(source: FlatBank): LoadedBank {
    const { arena } = this.kernels;
    arena.release(this.base);
    const { features, depth } = source;
    const patches = Math.ceil(source.patch.length / PANEL) * PANEL;
    const exact = arena.put(features);
    const coarse = arena.bytes(patches * depth);
    const offsets = arena.bytes(patches * 4);
    const scale = BANK_LARGEST / Math.max(Number.MIN_VALUE, largestMagnitude(features));
    const bytes = new Int8Array(arena.memory.buffer, coarse, patches * depth).fill(0);
    const sums = new Int32Array(arena.memory.buffer, offsets, patches).fill(NEVER);
    for (let patch = 0; patch < source.patch.length; patch++) {
      const panel = (patch - (patch % PANEL)) * depth + (patch % PANEL) * 4;
      let sum = 0;
      for (let i = 0; i < depth; i++) {
        const value = Math.round(features[patch * depth + i]! * scale);
        bytes[panel + (i >> 2) * PANEL * 4 + (i & 3)] = value;
        sum += value;
      }
      sums[patch] = -QUERY_OFFSET * sum;
    }
    return { source, patches, exact, coarse, offsets, scale };
  }

  private search({ features, depth }: PatchFeatures, bank: LoadedBank): Matches {
    const { arena, run } = this.kernels;
    const count = features.length / depth;
    const blocks = Math.ceil(count / BLOCK) * BLOCK;
    const query = arena.floats(blocks * depth);
    const coarse = arena.bytes(blocks * depth);
    const scales = arena.floats(blocks);
    const margins = arena.bytes(blocks * 4);
    const scratch = arena.bytes(BLOCK * bank.patches * 4);
    const nearest = arena.bytes(blocks * 4);
    arena.view(query, blocks * depth).fill(0, count * depth);
    arena.view(query, count * depth).set(features);
    run.quantiseRows(query, blocks, depth, coarse, scales);
    const widths = new Int32Array(arena.memory.buffer, margins, blocks);
    arena.view(scales, blocks).forEach((scale, i) => {
      // The features have length 1, so an error of rounding counts with the other side's scale.
      const variance = 2 * ROUNDING_VARIANCE * (scale ** 2 + bank.scale ** 2);
      widths[i] = Math.ceil(MARGIN_SIGMAS * Math.sqrt(variance));
    });
    const compared = run.nearestPatches(
      query,
      coarse,
      margins,
      blocks,
      depth,
      bank.exact,
      bank.coarse,
      bank.offsets,
      bank.patches,
      scratch,
      nearest,
    );
    return { nearest: arena.words(nearest, count).slice(), compared };
  }
}

function largestMagnitude(values: Float32Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
