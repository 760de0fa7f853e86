import { tensor2d, tidy, transpose, type Tensor2D } from '@tensorflow/tfjs-core';
import {
  appendReference,
  EMPTY_BANK,
  removeReference,
  type MemoryBank,
} from '../../core/bank/memory-bank';
import type { FeatureGrid } from '../../core/patches/grid';

/**
 * The memory bank on the device, one matrix a reference, each transposed to `[depth, patches]`:
 * with `transposeB` at the time of the product WASM is nine times slower (LAB.md "Speed").
 */
export class DeviceBank {
  private bank: MemoryBank = EMPTY_BANK;
  private readonly matrices = new Map<string, Tensor2D>();

  /** @throws RangeError for a reference that is in the bank already, or another spec */
  append(reference: string, grid: FeatureGrid): void {
    this.bank = appendReference(this.bank, reference, grid);
    const shape: [number, number] = [grid.rows * grid.cols, grid.depth];
    const matrix = tidy(() => transpose(tensor2d(grid.features, shape)));
    this.matrices.set(reference, matrix);
  }

  remove(reference: string): void {
    this.bank = removeReference(this.bank, reference);
    this.matrices.get(reference)?.dispose();
    this.matrices.delete(reference);
  }

  /** The bank as a value, perhaps without one of its references. */
  value(without: string | null = null): MemoryBank {
    return without === null ? this.bank : removeReference(this.bank, without);
  }

  /** @throws RangeError for a reference that is not in the bank */
  matrix(reference: string): Tensor2D {
    const matrix = this.matrices.get(reference);
    if (!matrix) throw new RangeError(`DeviceBank: no reference ${reference}`);
    return matrix;
  }
}
