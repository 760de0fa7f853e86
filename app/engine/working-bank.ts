import { tensor2d, tidy, transpose, type Tensor2D } from '@tensorflow/tfjs-core';
import {
  appendEntry,
  EMPTY_BANK,
  flatten,
  removeReference,
  type BankEntry,
  type FlatBank,
  type MemoryBank,
} from '../../core/bank/memory-bank';

/** Columns of a part: within every GPU's texture limit, and a bounded product on every backend. */
const COLUMNS_A_PART = 2048;

/** A part of the bank on the device. */
export interface BankPart {
  /** Place of its first patch in the flat bank. */
  readonly first: number;
  /** `[depth, patches]`: with `transposeB` in the product WASM is nine times slower (LAB.md). */
  readonly matrix: Tensor2D;
}

/** A memory bank and its copy on the device, which is made when it is first needed. */
export class DeviceBank {
  private bank: MemoryBank;
  private flatBank: FlatBank | null = null;
  private matrices: readonly BankPart[] | null = null;

  constructor(entries: readonly BankEntry[] = []) {
    this.bank = entries.reduce(appendEntry, EMPTY_BANK);
  }

  get entries(): readonly BankEntry[] {
    return this.bank.entries;
  }

  /** @throws RangeError for a reference that is in the bank already, or another spec */
  append(entry: BankEntry): void {
    this.change(appendEntry(this.bank, entry));
  }

  remove(reference: string): void {
    this.change(removeReference(this.bank, reference));
  }

  replace(entries: readonly BankEntry[]): void {
    this.change({ entries });
  }

  flat(): FlatBank {
    this.flatBank ??= flatten(this.bank);
    return this.flatBank;
  }

  parts(): readonly BankPart[] {
    this.matrices ??= upload(this.flat());
    return this.matrices;
  }

  dispose(): void {
    this.change(EMPTY_BANK);
  }

  private change(bank: MemoryBank): void {
    this.bank = bank;
    this.flatBank = null;
    for (const { matrix } of this.matrices ?? []) matrix.dispose();
    this.matrices = null;
  }
}

function upload({ features, depth, patch }: FlatBank): BankPart[] {
  const parts: BankPart[] = [];
  for (let first = 0; first < patch.length; first += COLUMNS_A_PART) {
    const count = Math.min(COLUMNS_A_PART, patch.length - first);
    const rows = features.subarray(first * depth, (first + count) * depth);
    parts.push({ first, matrix: tidy(() => transpose(tensor2d(rows, [count, depth]))) });
  }
  return parts;
}
