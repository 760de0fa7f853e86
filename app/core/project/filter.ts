import type { ShapeWord } from '../regions/shape';
import type { ConfusionCell } from '../evaluation/confusion';
import type { Item } from './item';
import type { Label } from './label-kinds';
import type { Verdict } from '../calibration/verdict';

/** `none`: without a label. */
export type LabelChoice = Label | 'none';

/**
 * Which queries are listed: those that every part of it lets through. Of a part with several
 * choices one is enough; without a choice it lets all through.
 */
export interface Filter {
  readonly verdicts: readonly Verdict[];
  readonly labels: readonly LabelChoice[];
  /** Forms of which at least one region has to be. */
  readonly shapes: readonly ShapeWord[];
  readonly flaggedOnly: boolean;
  /** A cell of the confusion matrix. */
  readonly cell: ConfusionCell | null;
  /** Words that all have to be in name, path or comment, whatever their case and accents. */
  readonly text: string;
}

export const noFilter: Filter = {
  verdicts: [],
  labels: [],
  shapes: [],
  flaggedOnly: false,
  cell: null,
  text: '',
};

/** Derived facts of a query; null until they are computed. */
export interface KnownFacts {
  readonly verdict: Verdict | null;
  readonly cell: ConfusionCell | null;
  /** The forms of its regions. */
  readonly shapes: readonly ShapeWord[] | null;
}

type FilteredItem = Pick<Item, 'name' | 'path' | 'comment' | 'label' | 'flagged'>;

/** Whether a filter lets everything through. */
export function isEmptyFilter(filter: Filter): boolean {
  const { verdicts, labels, shapes, flaggedOnly, cell, text } = filter;
  const choices = verdicts.length + labels.length + shapes.length;
  return choices === 0 && !flaggedOnly && cell === null && text.trim() === '';
}

/** Whether a query is listed. What is not known yet does not match. */
export function matches(item: FilteredItem, known: KnownFacts, filter: Filter): boolean {
  const { verdicts, labels, shapes, flaggedOnly, cell, text } = filter;
  if (flaggedOnly && !item.flagged) return false;
  if (cell !== null && known.cell !== cell) return false;
  if (verdicts.length > 0 && !(known.verdict && verdicts.includes(known.verdict))) return false;
  if (labels.length > 0 && !labels.includes(item.label ?? 'none')) return false;
  if (shapes.length > 0 && !known.shapes?.some((shape) => shapes.includes(shape))) return false;
  return text === '' || hasWords(item, text);
}

function hasWords({ name, path, comment }: FilteredItem, text: string): boolean {
  // A path ends with the name, but for files that were given another.
  const inside = fold(path.endsWith(name) ? `${path}\n${comment}` : `${path}\n${name}\n${comment}`);
  return wordsOf(text).every((word) => inside.includes(word));
}

let last = { text: '', words: [''] };

/** One text is looked for in thousands of photos. */
function wordsOf(text: string): readonly string[] {
  if (last.text !== text) last = { text, words: fold(text).split(/\s+/) };
  return last.words;
}

const NOT_ASCII = /[^\0-\x7f]/;

/** Without case and accents. */
function fold(text: string): string {
  const plain = NOT_ASCII.test(text) ? text.normalize('NFD').replace(/\p{M}/gu, '') : text;
  return plain.toLowerCase();
}
