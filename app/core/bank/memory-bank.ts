import { specKey, type FeatureGrid, type FeatureSpec } from '../patches/grid';

/** The patches of one reference. */
export interface BankEntry {
  readonly reference: string;
  readonly grid: FeatureGrid;
}

/** Where a bank patch comes from. */
export interface PatchOrigin {
  readonly reference: string;
  readonly row: number;
  readonly col: number;
}

/**
 * All reference patches (PatchCore's memory bank, Roth et al., CVPR 2022, section 3.1), kept by
 * reference so that one can come or go without touching the others. A value: the functions
 * below return a new bank.
 */
export interface MemoryBank {
  readonly entries: readonly BankEntry[];
}

export const EMPTY_BANK: MemoryBank = { entries: [] };

/**
 * @throws RangeError when the reference is in the bank already, or its features were made under
 * another spec than the bank's
 */
export function appendReference(
  bank: MemoryBank,
  reference: string,
  grid: FeatureGrid,
): MemoryBank {
  if (bank.entries.some((entry) => entry.reference === reference)) {
    throw new RangeError(`appendReference: ${reference} is in the bank already`);
  }
  const spec = bankSpec(bank);
  if (spec && specKey(spec) !== specKey(grid.spec)) {
    throw new RangeError(`appendReference: bank holds ${specKey(spec)}, got ${specKey(grid.spec)}`);
  }
  return { entries: [...bank.entries, { reference, grid }] };
}

export function removeReference(bank: MemoryBank, reference: string): MemoryBank {
  return { entries: bank.entries.filter((entry) => entry.reference !== reference) };
}

/** The spec of every patch in the bank; null for an empty bank. */
export function bankSpec(bank: MemoryBank): FeatureSpec | null {
  return bank.entries[0]?.grid.spec ?? null;
}

export function patchCount(bank: MemoryBank): number {
  return bank.entries.reduce((sum, { grid }) => sum + grid.rows * grid.cols, 0);
}

/**
 * Origin of patch `index`, counting through the references in order.
 *
 * @throws RangeError beyond the last patch
 */
export function patchOrigin(bank: MemoryBank, index: number): PatchOrigin {
  let first = 0;
  for (const { reference, grid } of bank.entries) {
    const patch = index - first;
    if (patch >= 0 && patch < grid.rows * grid.cols) {
      return { reference, row: Math.floor(patch / grid.cols), col: patch % grid.cols };
    }
    first += grid.rows * grid.cols;
  }
  throw new RangeError(`patchOrigin: the bank has ${first} patches, got index ${index}`);
}
