import {
  appendEntry,
  EMPTY_BANK,
  flatten,
  removeReference,
  type BankEntry,
  type FlatBank,
  type MemoryBank,
} from '../core/bank/memory-bank';

/** A lane's memory bank, in one piece for matching; flattened when it is first needed. */
export class WorkingBank {
  private bank: MemoryBank = EMPTY_BANK;
  private flatBank: FlatBank | null = null;

  /** @param forget called for each flat bank that is discarded */
  constructor(private readonly forget: (bank: FlatBank) => void) {}

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

  dispose(): void {
    this.change(EMPTY_BANK);
  }

  private change(bank: MemoryBank): void {
    this.bank = bank;
    if (this.flatBank) this.forget(this.flatBank);
    this.flatBank = null;
  }
}
