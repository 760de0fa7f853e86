import type { Directions } from '../project/turning';
import { savedSpec, specKey, type FeatureGrid, type SavedSpec } from '../features/grid';

/** Patches of one reference in the bank: all of them, or those of a coreset. */
export interface BankEntry {
  readonly reference: string;
  /** The reference's whole patch grid. */
  readonly rows: number;
  readonly cols: number;
  readonly depth: number;
  readonly spec: SavedSpec;
  /** In how many directions the reference is compared; 1 where it is left out. */
  readonly directions?: Directions | undefined;
  /** Indices (row * cols + col) of the patches that are here; those of turned copies name the same places again. */
  readonly patches: Uint32Array<ArrayBuffer>;
  /** `patches.length * depth`. */
  readonly features: Float32Array<ArrayBuffer>;
}

/**
 * The reference patches (PatchCore's memory bank, Roth et al., CVPR 2022, section 3.1), kept by
 * reference so that one can come or go without touching the others. A value: the functions
 * below return a new bank.
 */
export interface MemoryBank {
  readonly entries: readonly BankEntry[];
}

export const EMPTY_BANK: MemoryBank = { entries: [] };

/** A bank in one piece, as matching needs it. Patches are numbered through the references. */
export interface FlatBank {
  readonly references: readonly string[];
  readonly depth: number;
  /** `patches * depth`. */
  readonly features: Float32Array<ArrayBuffer>;
  /** For each patch, the index into `references`. */
  readonly reference: Uint16Array<ArrayBuffer>;
  /** For each patch, its index in the reference's grid. */
  readonly patch: Uint32Array<ArrayBuffer>;
}

/** An entry with all patches of a grid and of its turned copies, or with some of the upright ones. */
export function bankEntry(
  reference: string,
  grid: FeatureGrid,
  patches: Uint32Array<ArrayBuffer> | null = null,
): BankEntry {
  const { rows, cols, depth, spec, turned } = grid;
  const entry = { reference, rows, cols, depth, spec: savedSpec(spec) };
  if (patches) return { ...entry, patches, features: pickRows(grid.features, depth, patches) };
  const own = Uint32Array.from({ length: rows * cols }, (_, i) => i);
  if (!turned) return { ...entry, patches: own, features: grid.features };
  return {
    ...entry,
    directions: 8,
    patches: joined(Uint32Array, own, turned.patches),
    features: joined(Float32Array, grid.features, turned.features),
  };
}

function joined<Values extends Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>>(
  kind: new (length: number) => Values,
  first: Values,
  second: Values,
): Values {
  const all = new kind(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** Patches of a reference with those of its turned copies, before any was left away. */
export function wholeCount({ rows, cols, directions = 1 }: BankEntry): number {
  return rows * cols * directions;
}

/** An entry with some of its patches, named by their places in it. */
export function pickPatches(entry: BankEntry, places: Uint32Array<ArrayBuffer>): BankEntry {
  const { depth, patches, features } = entry;
  return {
    ...entry,
    patches: places.map((place) => patches[place]!),
    features: pickRows(features, depth, places),
  };
}

/** The rows of a `[n, depth]` matrix named by their indices. */
export function pickRows(
  features: Float32Array,
  depth: number,
  rows: Uint32Array,
): Float32Array<ArrayBuffer> {
  const picked = new Float32Array(rows.length * depth);
  rows.forEach((row, i) => {
    picked.set(features.subarray(row * depth, (row + 1) * depth), i * depth);
  });
  return picked;
}

/**
 * @throws RangeError when the reference is in the bank already, or its features were made under
 * another spec than the bank's
 */
export function appendEntry(bank: MemoryBank, entry: BankEntry): MemoryBank {
  if (bank.entries.some(({ reference }) => reference === entry.reference)) {
    throw new RangeError(`appendEntry: ${entry.reference} is in the bank already`);
  }
  const spec = bankSpec(bank);
  if (spec && specKey(spec) !== specKey(entry.spec)) {
    throw new RangeError(`appendEntry: bank holds ${specKey(spec)}, got ${specKey(entry.spec)}`);
  }
  return { entries: [...bank.entries, entry] };
}

export function removeReference(bank: MemoryBank, reference: string): MemoryBank {
  return { entries: bank.entries.filter((entry) => entry.reference !== reference) };
}

/** The spec of every patch in the bank; null for an empty bank. */
export function bankSpec(bank: MemoryBank): SavedSpec | null {
  return bank.entries[0]?.spec ?? null;
}

export function patchCount(bank: MemoryBank): number {
  return bank.entries.reduce((sum, { patches }) => sum + patches.length, 0);
}

export function flatten({ entries }: MemoryBank): FlatBank {
  const depth = entries[0]?.depth ?? 0;
  const count = patchCount({ entries });
  const flat = {
    references: entries.map(({ reference }) => reference),
    depth,
    features: new Float32Array(count * depth),
    reference: new Uint16Array(count),
    patch: new Uint32Array(count),
  };
  let first = 0;
  entries.forEach(({ features, patches }, index) => {
    flat.features.set(features, first * depth);
    flat.reference.fill(index, first, first + patches.length);
    flat.patch.set(patches, first);
    first += patches.length;
  });
  return flat;
}
