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
 * does not represent, which costs at most 0.1 points of mean image AUROC. With a tenth, matching is
 * cheaper still, but the scores of good parts rise towards those of faint defects
 * (`npm run bench:accuracy -- --share 0.1 --verbose`).
 */
export const DEFAULT_POLICY: BankPolicy = { wholeUpTo: 3500, share: 0.2, most: 4096 };
