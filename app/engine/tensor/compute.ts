import { memory, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import type { FlatBank } from '../../core/bank/memory-bank';
import { gridSize, type Size } from '../../core/image/geometry';
import { mergeMatches, noMatches, toPatchScores } from '../../core/match/nearest';
import type { PatchScores } from '../../core/match/patch-scores';
import type { FeatureGrid, FeatureSpec } from '../../core/patches/grid';
import type { Compute, Features, Loss } from '../compute';
import type { TensorMemory } from '../protocol';
import type { Backbone } from './backbone';
import { embed } from './features';
import { maxima, uploadParts, type BankPart } from './nearest';

/** Features that stay on the device between embedding and matching. */
class TensorFeatures implements Features {
  constructor(
    readonly grid: FeatureGrid,
    readonly tensor: Tensor2D,
  ) {}

  dispose(): void {
    this.tensor.dispose();
  }
}

/** The present tfjs backend. */
export class TensorCompute implements Compute {
  /** Copies of banks on the device. */
  private readonly banks = new Map<FlatBank, readonly BankPart[]>();

  constructor(
    private readonly backbone: Backbone,
    readonly spec: FeatureSpec,
    readonly loss: Loss | null,
  ) {}

  async embed(input: Float32Array, size: Size): Promise<Features> {
    const tensor = embed(this.backbone, input, size);
    try {
      // A copy: on some backends the array is a view of memory that moves.
      const features = new Float32Array(await tensor.data<'float32'>());
      const grid = { ...gridSize(size), depth: tensor.shape[1], features, spec: this.spec };
      return new TensorFeatures(grid, tensor);
    } catch (error) {
      tensor.dispose();
      throw error;
    }
  }

  async nearest(features: Features, bank: FlatBank, signal: AbortSignal): Promise<PatchScores> {
    if (bank.patch.length === 0) throw new RangeError('nearest: the memory bank is empty');
    if (!(features instanceof TensorFeatures)) {
      const uploaded = new TensorFeatures(features.grid, upload(features.grid));
      try {
        return await this.nearest(uploaded, bank, signal);
      } finally {
        uploaded.dispose();
      }
    }
    const { grid, tensor } = features;
    const count = tensor.shape[0];
    const best = noMatches(count);
    for (const { first, matrix } of this.parts(bank)) {
      signal.throwIfAborted();
      const packed = maxima(tensor, matrix);
      const numbers = (await packed.data()) as Float32Array;
      packed.dispose();
      mergeMatches(best, first, numbers.subarray(0, count), numbers.subarray(count));
    }
    return toPatchScores(grid, bank, best.patches);
  }

  forget(bank: FlatBank): void {
    for (const { matrix } of this.banks.get(bank) ?? []) matrix.dispose();
    this.banks.delete(bank);
  }

  memory(): TensorMemory {
    const { numTensors, numBytes } = memory();
    return { numTensors, numBytes };
  }

  dispose(): void {
    this.banks.forEach((_, bank) => this.forget(bank));
    this.backbone.dispose();
  }

  private parts(bank: FlatBank): readonly BankPart[] {
    const parts = this.banks.get(bank) ?? uploadParts(bank);
    this.banks.set(bank, parts);
    return parts;
  }
}

function upload(grid: FeatureGrid): Tensor2D {
  return tensor2d(grid.features, [grid.rows * grid.cols, grid.depth]);
}
