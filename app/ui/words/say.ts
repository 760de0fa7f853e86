export interface ProblemWords {
  /** What is wrong, for a line in a list. */
  readonly short: string;
  /** What is wrong and what to do, one or two sentences. */
  readonly full: string;
}

export const say = (short: string, full: string): ProblemWords => ({ short, full });
