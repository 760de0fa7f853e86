import type { Truth } from '../evaluation/confusion';

/** What a label means to evaluation and calibration. */
interface LabelKind {
  /** The class that scores of such photos count in; null for neither of them. */
  readonly countsAs: Truth | null;
}

/**
 * The labels that a person or a folder gives to an image, in the order of menus. They are kept by
 * these ids: schema, commands, keys, filters, exports and reports follow from here and from
 * `ui/words/label-kinds.ts`. A new one raises `SAVED_VERSION`, since older builds cannot read it.
 */
export const labelKinds = {
  good: { countsAs: 'good' },
  defective: { countsAs: 'defective' },
  unsure: { countsAs: null },
} as const satisfies Readonly<Record<string, LabelKind>>;

/** What a folder name or a person says of an image; never used for scoring. */
export type Label = keyof typeof labelKinds;

export const labels: readonly Label[] = Object.keys(labelKinds) as Label[];

/** What a label says the part is; null without a label, or for one that proves nothing. */
export function truthOf(label: Label | null): Truth | null {
  return label && labelKinds[label].countsAs;
}
