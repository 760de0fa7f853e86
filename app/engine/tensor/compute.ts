import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { memory, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import type { FlatBank } from '../../core/bank/memory-bank';
import { gridSize, type Size } from '../../core/image/geometry';
import { nearest, toPatchScores } from '../../core/match/nearest';
import type { PatchScores } from '../../core/match/patch-scores';
import type { FeatureGrid, FeatureSpec } from '../../core/features/grid';
import type { Compute, Features, Loss } from '../compute';
import type { TensorMemory } from '../protocol';
import type { Backbone } from './backbone';
import { embed } from './features';
import { nearestOnWebgl } from './nearest';

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
  /** Copies of banks on the device, `[patches, depth]`. */
  private readonly banks = new Map<FlatBank, Tensor2D>();

  /** @param gpu null for plain JavaScript, where matching needs no tensors */
  constructor(
    private readonly backbone: Backbone,
    readonly spec: FeatureSpec,
    private readonly gpu: { readonly backend: MathBackendWebGL; readonly loss: Loss } | null,
  ) {}

  get loss(): Loss | null {
    return this.gpu?.loss ?? null;
  }

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
    signal.throwIfAborted();
    const { grid } = features;
    if (!this.gpu) return nearest(grid, bank);
    const query = features instanceof TensorFeatures ? features : this.upload(grid);
    try {
      const places = await nearestOnWebgl(this.gpu.backend, query.tensor, this.onDevice(bank));
      return toPatchScores(grid, bank, places);
    } finally {
      if (query !== features) query.dispose();
    }
  }

  forget(bank: FlatBank): void {
    this.banks.get(bank)?.dispose();
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

  private upload(grid: FeatureGrid): TensorFeatures {
    return new TensorFeatures(grid, tensor2d(grid.features, [grid.rows * grid.cols, grid.depth]));
  }

  private onDevice(bank: FlatBank): Tensor2D {
    const copy = this.banks.get(bank) ?? tensor2d(bank.features, [bank.patch.length, bank.depth]);
    this.banks.set(bank, copy);
    return copy;
  }
}
