import type { Filter, LabelChoice } from '../../core/project/filter';
import { labels as labelIds } from '../../core/project/label-kinds';
import type { Verdict } from '../../core/calibration/verdict';
import type { ShapeWord } from '../../core/regions/shape';
import type { SortKey } from '../../state/store/store';
import { labelLooks } from './label-kinds';
import { cellWords } from './evaluation';

export const sortNames: Readonly<Record<SortKey, string>> = {
  score: 'By score',
  name: 'By name',
  added: 'As added',
  area: 'By area',
};

export const SORT_EXPLAINED = 'Area: how much of the photo lies in regions above the map threshold';

export const verdictNames: Readonly<Record<Verdict, string>> = {
  anomalous: 'Anomalous',
  unsure: 'Unsure',
  normal: 'Normal',
};

/** The choices of a filter by label, in its order. */
export const labelChoices: readonly LabelChoice[] = [...labelIds, 'none'];

export function labelName(label: LabelChoice): string {
  return label === 'none' ? 'No label' : labelLooks[label].name;
}

export const shapeNames: Readonly<Record<ShapeWord, string>> = {
  round: 'Round',
  elongated: 'Elongated',
  irregular: 'Irregular',
};

/** One part of a filter, and what takes it away. */
export interface FilterPart {
  readonly name: string;
  /** In more words, where the name needs them. */
  readonly hint: string;
  readonly without: Partial<Filter>;
}

/** The parts of a filter but for the text, which stands in the search field. */
export function filterParts(filter: Filter): FilterPart[] {
  const { verdicts, labels, shapes, flaggedOnly, cell } = filter;
  const parts: FilterPart[] = [];
  const add = (name: string, hint: string, without: Partial<Filter>) =>
    parts.push({ name, hint, without });
  if (cell) {
    const { name, what } = cellWords[cell];
    add(name, `Photos that are ${what}`, { cell: null });
  }
  for (const verdict of verdicts) {
    const rest = verdicts.filter((other) => other !== verdict);
    add(verdictNames[verdict], 'By verdict', { verdicts: rest });
  }
  for (const label of labels) {
    const name = label === 'none' ? labelName(label) : `Labelled ${labelName(label).toLowerCase()}`;
    add(name, 'By your label', { labels: labels.filter((other) => other !== label) });
  }
  if (flaggedOnly) add('Flagged', 'Photos with a flag', { flaggedOnly: false });
  for (const shape of shapes) {
    const rest = shapes.filter((other) => other !== shape);
    add(`${shapeNames[shape]} regions`, 'Photos with such a region', { shapes: rest });
  }
  return parts;
}
