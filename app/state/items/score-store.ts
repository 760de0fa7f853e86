import {
  packedBytes,
  packScores,
  unpackScores,
  type PackedScores,
} from '../../core/match/packed-scores';
import type { PatchScores } from '../../core/match/patch-scores';
import type { ItemId } from '../../core/project/item';

/** Unpacked, because they are on the screen or soon will be. */
const MOST_UNPACKED = 4;

/**
 * Patch scores of the queries, packed. Beyond the budget those that nobody has looked at for the
 * longest time are evicted; they are recomputed when looked at or exported (`scoresAnew`).
 */
export class ScoreStore {
  private readonly packed = new Map<ItemId, PackedScores>();
  private readonly unpacked = new Map<ItemId, PatchScores>();
  private bytes = 0;
  private references: readonly string[] = [];

  constructor(private readonly budgetBytes: number) {}

  has(id: ItemId): boolean {
    return this.packed.has(id);
  }

  /** The same object again and again, as long as it is among the last few asked for. */
  get(id: ItemId): PatchScores | null {
    const packed = this.packed.get(id);
    if (!packed) return null;
    const scores = this.unpacked.get(id) ?? unpackScores(packed);
    renew(this.packed, id, packed);
    renew(this.unpacked, id, scores);
    if (this.unpacked.size > MOST_UNPACKED) this.unpacked.delete(oldest(this.unpacked)!);
    return scores;
  }

  /** Without counting as a look. */
  peek(id: ItemId): PackedScores | null {
    return this.packed.get(id) ?? null;
  }

  set(id: ItemId, scores: PatchScores): void {
    this.setPacked(id, packScores({ ...scores, references: this.shared(scores.references) }));
  }

  setPacked(id: ItemId, packed: PackedScores): void {
    this.delete(id);
    this.packed.set(id, packed);
    this.bytes += packedBytes(packed);
    while (this.bytes > this.budgetBytes && this.packed.size > 1) this.delete(oldest(this.packed)!);
  }

  delete(id: ItemId): void {
    const packed = this.packed.get(id);
    if (!packed) return;
    this.packed.delete(id);
    this.unpacked.delete(id);
    this.bytes -= packedBytes(packed);
  }

  get size(): number {
    return this.packed.size;
  }

  get usedBytes(): number {
    return this.bytes;
  }

  /** Each answer of a lane brings its own list, which with many references outweighs the scores. */
  private shared(references: readonly string[]): readonly string[] {
    const last = this.references;
    const isSame =
      last.length === references.length && last.every((id, index) => id === references[index]);
    if (!isSame) this.references = references;
    return this.references;
  }
}

function renew<T>(map: Map<ItemId, T>, id: ItemId, value: T): void {
  map.delete(id);
  map.set(id, value);
}

function oldest(map: ReadonlyMap<ItemId, unknown>): ItemId | undefined {
  return map.keys().next().value;
}
