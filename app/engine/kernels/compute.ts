import type { FlatBank } from '../../core/bank/memory-bank';
import { gridSize, type Size } from '../../core/image/geometry';
import { toPatchScores } from '../../core/match/nearest';
import type { PatchScores } from '../../core/match/patch-scores';
import type { FeatureSpec } from '../../core/features/grid';
import { onCpu, type Compute, type Features } from '../compute';
import { LEVEL_BLOCKS, type ModelFiles } from '../model';
import type { TensorMemory } from '../protocol';
import { Matcher } from './matcher';
import { newKernels, type Kernels } from './module';
import { runNetwork, type DeviceMap } from './network';
import { loadWeights, type GraphDescription, type NetworkWeights } from './weights';

/**
 * Our own WebAssembly kernels, one thread. They take half of the time that tfjs's backend takes
 * for the network, and a fifth for the matching (docs/BENCHMARKS.md, "Speed").
 *
 * @throws Error for a model that is not the one of models/convert.py
 */
export async function startKernelCompute(model: ModelFiles): Promise<Compute> {
  const kernels = await newKernels();
  const description = model.description as GraphDescription;
  const weights = loadWeights(kernels.arena, description, model.weights);
  return new KernelCompute(kernels, weights, new Matcher(await newKernels()), model.spec);
}

class KernelCompute implements Compute {
  readonly loss = null;

  constructor(
    private readonly kernels: Kernels,
    private readonly weights: NetworkWeights,
    private readonly matcher: Matcher,
    readonly spec: FeatureSpec,
  ) {}

  async embed(input: Float32Array, size: Size): Promise<Features> {
    const { arena } = this.kernels;
    const mark = arena.mark();
    try {
      const levels = runNetwork(this.kernels, this.weights, input, size, LEVEL_BLOCKS);
      const [fine, coarse] = levels as [DeviceMap, DeviceMap];
      const fused = fuseOnDevice(this.kernels, fine, coarse);
      const features = arena.view(fused.address, fused.rows * fused.cols * fused.channels).slice();
      return onCpu({ ...gridSize(size), depth: fused.channels, features, spec: this.spec });
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

/** Counterpart of `fuseLevels` in core/features/fuse.ts. */
export function fuseOnDevice(
  { arena, run }: Kernels,
  fine: DeviceMap,
  coarse: DeviceMap,
): DeviceMap {
  const { rows, cols } = fine;
  const pooled = [fine, coarse].map((level) => {
    const address = arena.floats(level.rows * level.cols * level.channels);
    run.poolNeighbours(level.address, level.rows, level.cols, level.channels, address);
    return address;
  }) as [number, number];
  const channels = fine.channels + coarse.channels;
  const address = arena.floats(rows * cols * channels);
  run.joinLevels(...pooled, rows, cols, fine.channels, coarse.channels, address);
  return { address, rows, cols, channels };
}
