import type { FlatBank } from '../../core/bank/memory-bank';
import { gridSize, type Size } from '../../core/image/geometry';
import { toPatchScores } from '../../core/match/nearest';
import type { PatchScores } from '../../core/match/patch-scores';
import { cutGrid } from '../../core/features/cut';
import {
  timesFiner,
  type FeatureGrid,
  type FeatureSpec,
  type GridSize,
} from '../../core/features/grid';
import { gridOf, onCpu, type Compute, type Features } from '../compute';
import type { Model } from '../model';
import type { TensorMemory } from '../protocol';
import { Matcher } from './matcher';
import { newKernels, type KernelBytes, type Kernels } from './module';
import { runNetwork, type DeviceMap } from './network';
import { loadWeights, type GraphDescription, type NetworkWeights } from './weights';

/**
 * Our own WebAssembly kernels, one thread. They take half of the time that tfjs's backend takes
 * for the network, and a fifth for the matching (docs/BENCHMARKS.md, "Speed").
 *
 * @throws Error for a model that is not the one of models/convert.py
 */
export async function startKernelCompute(model: Model, bytes: KernelBytes): Promise<Compute> {
  const kernels = await newKernels(bytes);
  const description = model.description as GraphDescription;
  const weights = loadWeights(kernels.arena, description, model.weights);
  return new KernelCompute(kernels, weights, new Matcher(await newKernels(bytes)), model.spec);
}

class KernelCompute implements Compute {
  readonly loss = null;

  constructor(
    private readonly kernels: Kernels,
    private readonly weights: NetworkWeights,
    private readonly matcher: Matcher,
    readonly spec: FeatureSpec,
  ) {}

  async embed(
    input: Float32Array,
    size: Size,
    kept: GridSize = gridSize(size, this.spec.backbone),
  ): Promise<Features<FeatureGrid>> {
    const { arena } = this.kernels;
    const mark = arena.mark();
    try {
      const blocks = this.spec.backbone.levels.map(({ block }) => block);
      const levels = runNetwork(this.kernels, this.weights, input, size, blocks);
      const fused = fuseOnDevice(this.kernels, levels);
      const all = arena.view(fused.address, fused.rows * fused.cols * fused.channels).slice();
      const features = cutGrid(all, fused, kept, fused.channels);
      return onCpu(gridOf(this.spec, kept, features));
    } finally {
      arena.release(mark);
    }
  }

  async nearest({ grid }: Features, bank: FlatBank, signal: AbortSignal): Promise<PatchScores> {
    if (bank.patch.length === 0) throw new RangeError('nearest: the memory bank is empty');
    signal.throwIfAborted();
    return toPatchScores(grid, bank, this.matcher.nearest(grid, bank).nearest);
  }

  forget(bank: FlatBank): void {
    this.matcher.forget(bank);
  }

  /** The bank's memory is written over by the next one, and not counted. */
  memory(): TensorMemory {
    return { numTensors: 0, numBytes: this.kernels.arena.mark() };
  }

  dispose(): void {
    this.kernels.arena.clear();
  }
}

/** The counterpart of `fuseLevels` in testing/fuse.ts. */
export function fuseOnDevice({ arena, run }: Kernels, levels: readonly DeviceMap[]): DeviceMap {
  const [finest] = levels;
  if (!finest) throw new RangeError('fuseOnDevice: no levels');
  const { rows, cols } = finest;
  const depth = levels.reduce((sum, { channels }) => sum + channels, 0);
  const address = arena.floats(rows * cols * depth);
  let place = address;
  for (const level of levels) {
    const { channels } = level;
    const mark = arena.mark();
    const pooled = arena.floats(level.rows * level.cols * channels);
    run.poolNeighbours(level.address, level.rows, level.cols, channels, pooled);
    run.placeLevel(pooled, rows, cols, timesFiner(finest, level), channels, depth, place);
    arena.release(mark);
    place += channels * 4;
  }
  run.normaliseRows(address, rows * cols, depth);
  return { address, rows, cols, channels: depth };
}
