import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { memory, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import type { FlatBank } from '../../core/bank/memory-bank';
import { gridSize, type Size } from '../../core/image/geometry';
import { nearest, toPatchScores } from '../../core/match/nearest';
import type { PatchScores } from '../../core/match/patch-scores';
import type { FeatureGrid, FeatureSpec, PatchFeatures, GridSize } from '../../core/features/grid';
import { gridOf, type Compute, type Features, type Loss } from '../compute';
import type { TensorMemory } from '../protocol';
import { embed } from './features';
import { nearestOnWebgl } from './nearest';
import type { Network } from './network';

/** Features that stay on the device between embedding and matching. */
class TensorFeatures<Grid extends PatchFeatures> implements Features<Grid> {
  constructor(
    readonly grid: Grid,
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
    private readonly network: Network,
    readonly spec: FeatureSpec,
    private readonly gpu: { readonly backend: MathBackendWebGL; readonly loss: Loss } | null,
  ) {}

  get loss(): Loss | null {
    return this.gpu?.loss ?? null;
  }

  async embed(
    input: Float32Array,
    size: Size,
    kept: GridSize = gridSize(size, this.spec.backbone),
  ): Promise<Features<FeatureGrid>> {
    const tensor = embed(this.network, input, size, kept);
    try {
      // A copy: on some backends the array is a view of memory that moves.
      const features = new Float32Array(await tensor.data<'float32'>());
      return new TensorFeatures(gridOf(this.spec, kept, features), tensor);
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
    this.network.dispose();
  }

  private upload(grid: PatchFeatures): TensorFeatures<PatchFeatures> {
    return new TensorFeatures(grid, tensor2d(grid.features, [grid.rows * grid.cols, grid.depth]));
  }

  private onDevice(bank: FlatBank): Tensor2D {
    const copy = this.banks.get(bank) ?? tensor2d(bank.features, [bank.patch.length, bank.depth]);
    this.banks.set(bank, copy);
    return copy;
  }
}
