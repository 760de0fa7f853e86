/** When and how far a bank is thinned. */
export interface BankPolicy {
  /** Banks of at most this many patches stay whole. */
  readonly wholeUpTo: number;
  /** Share of a reference's patches that a thinned bank keeps at most. */
  readonly share: number;
  /** Patches of a thinned bank at most, however many references there are. */
  readonly most: number;
}

/**
 * Two references stay whole. Beyond, the first gives a fifth of its patches and later ones what it
 * does not represent: 5 to 20 % in the end, which costs at most 0.1 points of mean AUROC. A tenth
 * ends at 2 to 9 %, costs more, and lifts the scores of good parts towards those of faint defects
 * (`npm run bench:accuracy -- --share 0.1`).
 */
export const DEFAULT_POLICY: BankPolicy = { wholeUpTo: 3500, share: 0.2, most: 4096 };
