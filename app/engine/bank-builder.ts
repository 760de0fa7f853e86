import { decodeBank, encodeBank } from '../core/bank/codec';
import type { Kept } from '../core/bank/coreset';
import {
  appendEntry,
  bankEntry,
  bankSpec,
  EMPTY_BANK,
  patchCount,
  pickPatches,
  removeReference,
  wholeCount,
  type BankEntry,
  type MemoryBank,
} from '../core/bank/memory-bank';
import type { BankPolicy } from '../core/bank/policy';
import type { FeatureGrid, PatchFeatures, SavedSpec } from '../core/features/grid';
import type { BankFacts } from '../ports/engine';

/** Operations of the lanes that building a bank needs. */
export interface BankLanes {
  /** A job on one lane, against the bank as it is on all of them. */
  select(grid: PatchFeatures, most: number, radius: number, signal: AbortSignal): Promise<Kept>;
  thin(most: number, signal: AbortSignal): Promise<Kept>;
  /** Changes on every lane. */
  append(entry: BankEntry): void;
  remove(reference: string): void;
  replace(entries: readonly BankEntry[]): void;
}

/** Room made when a bank has reached its most patches. */
const THIN_TO_SHARE = 0.75;

/**
 * Keeps the main thread's copy of the memory bank and decides what goes into it. A small bank is
 * whole. A larger one is a coreset made in the order of the references (streaming k-centre,
 * Charikar et al., STOC 1997): the first gives a share of its patches, which sets a radius, each
 * later one what lies beyond that radius; when the bank is full it is thinned and the radius
 * grows. So it depends on the references and their order alone, and costs the same for each.
 */
export class BankBuilder {
  private bank: MemoryBank = EMPTY_BANK;
  private isThinned = false;
  /** Patches nearer than this to the bank are not taken in; null until the first one is in. */
  private radius: number | null = null;
  /** No patch of a reference lies farther from the bank than this. */
  private farthest = 0;
  private last: Promise<unknown> = Promise.resolve();
  /** Rises when the bank is cleared: additions in progress then belong to a discarded bank. */
  private epoch = 0;
  private converting = false;

  constructor(
    private readonly lanes: BankLanes,
    private readonly policy: BankPolicy,
  ) {}

  get entries(): readonly BankEntry[] {
    return this.bank.entries;
  }

  /** Of the features in the bank; null for an empty one. */
  spec(): SavedSpec | null {
    return bankSpec(this.bank);
  }

  facts(): BankFacts {
    const patches = this.bank.entries.reduce((sum, entry) => sum + wholeCount(entry), 0);
    return {
      directions: this.bank.entries[0]?.directions ?? 1,
      patches,
      kept: patchCount(this.bank),
      farthest: this.isThinned ? this.farthest : null,
    };
  }

  /** While a whole bank is being thinned, it is half empty: no time to score against it. */
  get isConverting(): boolean {
    return this.converting;
  }

  /** Until all that has been asked for is in the bank. */
  settled(): Promise<unknown> {
    return this.last;
  }

  /** Rejects with AbortError when the bank is cleared meanwhile. */
  append(id: string, grid: FeatureGrid, signal: AbortSignal): Promise<void> {
    const done = this.last.then(() => this.add(id, grid, signal));
    this.last = done.catch(() => undefined);
    return done;
  }

  remove(id: string): void {
    this.bank = removeReference(this.bank, id);
    this.lanes.remove(id);
  }

  clear(): void {
    this.epoch += 1;
    this.isThinned = false;
    this.radius = null;
    this.farthest = 0;
    this.replace([]);
  }

  /** The bank as `encodeBank` makes it, to be gone on with; null while it is being thinned. */
  keep(): ArrayBuffer | null {
    if (this.converting) return null;
    const { radius, farthest } = this;
    return encodeBank({ bank: this.bank, thinning: this.isThinned ? { radius, farthest } : null });
  }

  /**
   * @returns ids of the references in the bank, in its order
   * @throws RangeError for bytes that are not a bank
   */
  restore(kept: ArrayBuffer): readonly string[] {
    const { bank, thinning } = decodeBank(kept);
    this.clear();
    this.isThinned = thinning !== null;
    this.radius = thinning?.radius ?? null;
    this.farthest = thinning?.farthest ?? 0;
    this.replace(bank.entries);
    return bank.entries.map(({ reference }) => reference);
  }

  private async add(id: string, grid: FeatureGrid, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const entry = bankEntry(id, grid);
    if (this.isThinned) return this.addThinned(entry, signal);
    const count = patchCount(this.bank) + entry.patches.length;
    if (count <= this.policy.wholeUpTo) return this.addEntry(entry);
    await this.convert(entry, signal);
  }

  /** From a whole bank to a thinned one that also holds `added`; back to the whole one on failure or abort. */
  private async convert(added: BankEntry, signal: AbortSignal): Promise<void> {
    const { epoch } = this;
    const whole = this.entries;
    this.converting = true;
    this.isThinned = true;
    this.replace([]);
    try {
      for (const entry of [...whole, added]) await this.addThinned(entry, signal);
    } catch (error) {
      if (epoch === this.epoch) {
        this.clear();
        this.replace(whole);
      }
      throw error;
    } finally {
      this.converting = false;
    }
  }

  /** @param entry with all patches of its reference */
  private async addThinned(entry: BankEntry, signal: AbortSignal): Promise<void> {
    const { epoch } = this;
    const { patches, depth, features } = entry;
    const most = Math.ceil(patches.length * this.policy.share);
    const grid = { rows: patches.length, cols: 1, depth, features };
    const kept = await this.lanes.select(grid, most, this.radius ?? 0, signal);
    this.checkEpoch(epoch);
    this.radius ??= kept.radius;
    this.farthest = Math.max(this.farthest, kept.radius);
    this.addEntry(pickPatches(entry, kept.patches));
    if (patchCount(this.bank) <= this.policy.most) return;
    try {
      await this.thin(signal);
    } catch (error) {
      // As if it had never come: a bank depends on its references alone, not on interruptions.
      if (epoch === this.epoch) this.remove(entry.reference);
      throw error;
    }
  }

  private addEntry(entry: BankEntry): void {
    this.bank = appendEntry(this.bank, entry);
    this.lanes.append(entry);
  }

  private async thin(signal: AbortSignal): Promise<void> {
    const { epoch } = this;
    const kept = await this.lanes.thin(Math.floor(this.policy.most * THIN_TO_SHARE), signal);
    this.checkEpoch(epoch);
    const chosen = kept.patches.toSorted();
    let first = 0;
    const entries = this.entries.map((entry) => {
      const end = first + entry.patches.length;
      const inside = chosen.filter((place) => place >= first && place < end);
      const rows = inside.map((place) => place - first);
      first = end;
      return pickPatches(entry, rows);
    });
    this.radius = Math.max(this.radius ?? 0, kept.radius);
    // A patch may have been represented by one that is now itself represented by another.
    this.farthest += kept.radius;
    this.replace(entries);
  }

  private checkEpoch(epoch: number): void {
    if (epoch !== this.epoch) throw new DOMException('the bank was cleared', 'AbortError');
  }

  private replace(entries: readonly BankEntry[]): void {
    this.bank = { entries };
    this.lanes.replace(entries);
  }
}
