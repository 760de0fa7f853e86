export interface ProblemWords {
  /** Short form for a line in a list. */
  readonly short: string;
  /** Error and remedy, one or two sentences. */
  readonly full: string;
}

export const say = (short: string, full: string): ProblemWords => ({ short, full });
