import type { Framed } from '../image/geometry';
import type { SampleDepth } from '../image/sample-range';
import type { Label, LabelOrigin } from './label-kinds';
import type { Problem } from './problem';

export type ItemId = string;

/** The two bins of a project. */
export type Bin = 'reference' | 'query';

/**
 * waiting: not looked at yet; working: in the pipeline; embedded: features are known but there
 * is nothing to compare with; done: a reference in the bank or a query with a score.
 */
export type ItemStatus = 'waiting' | 'working' | 'embedded' | 'done' | 'failed';

/** How a photo was taken, as its pixels show. */
export interface PixelFacts {
  /** Mean lightness as it is looked at, 0 to 255. */
  readonly brightness: number;
  /** Null for a file of at most 8 bits a sample. */
  readonly depth: SampleDepth | null;
}

/** One image of a project: the small facts. Pixels, features and maps live in registries. */
export interface Item {
  readonly id: ItemId;
  readonly bin: Bin;
  /** File name, shown and exported; unique names are not assumed. */
  readonly name: string;
  /** Path inside the dropped folder, `/`-separated, or just the name. */
  readonly path: string;
  readonly bytes: number;
  /** Rises with every item added; the order "as added". */
  readonly sequence: number;
  readonly status: ItemStatus;
  readonly label: Label | null;
  /** Null without a label. */
  readonly labelFrom: LabelOrigin | null;
  /** Set apart by hand, to come back to. */
  readonly flagged: boolean;
  /** A person's own words; empty without any. */
  readonly comment: string;
  /** Whether a mask shows where the defects are. */
  readonly hasMask: boolean;
  readonly problem: Problem | null;
  /** SHA-256 of the file in hexadecimal, once read. */
  readonly hash: string | null;
  /** Its size, with the scale at which it was looked at where that is not its own. */
  readonly image: Framed | null;
  /** Null before its pixels are read. */
  readonly pixels: PixelFacts | null;
  /** Of a reference: the earlier one that shows the same picture. */
  readonly sameAs: ItemId | null;
  /** Query: image score against the bank. Reference: its leave-one-out score. 0 to 2. */
  readonly score: number | null;
  /** Milliseconds of computing behind the score. */
  readonly tookMs: number | null;
  /** References the score was made with. */
  readonly scoredAgainst: number;
  /** Version of the memory bank behind the score; older than the bank's own means stale. */
  readonly bankVersion: number;
}

/**
 * Equal for as long as an item's score and patch scores are the same. The bank alone does not say
 * so: a photo that is read in another range is scored again against the same bank.
 */
export function scoringKey({ bankVersion, score }: Pick<Item, 'bankVersion' | 'score'>): string {
  return `${bankVersion} ${score}`;
}

/** Score fields of an item without a score. */
interface Unscored {
  readonly status: 'waiting';
  readonly score: null;
  readonly scoredAgainst: 0;
  readonly bankVersion: 0;
}

/**
 * An image, or its facts, put back into the queue: without a score, and made
 * with no bank. Name, label, comment and what was read from the file stay.
 */
export function unscored<T extends object>(item: T): Omit<T, keyof Unscored> & Unscored {
  return { ...item, status: 'waiting', score: null, scoredAgainst: 0, bankVersion: 0 };
}
