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
 * Two references stay whole. Beyond, a tenth of the patches does as well (LAB.md "Scoring
 * variants"; `npm run bench:accuracy`), and matching stays cheaper than the backbone.
 */
export const DEFAULT_POLICY: BankPolicy = { wholeUpTo: 3500, share: 0.1, most: 4096 };
