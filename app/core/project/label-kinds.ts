import type { Truth } from '../evaluation/confusion';

/** The meaning of a label to evaluation and calibration. */
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

/** Given to an image by a folder name, a mask or a person; never used for scoring. */
export type Label = keyof typeof labelKinds;

/** Who gave a label: a person to this photo, the set it came with (folder, name, table), or its mask. */
export const labelOrigins = ['person', 'set', 'mask'] as const;

export type LabelOrigin = (typeof labelOrigins)[number];

export const labels: readonly Label[] = Object.keys(labelKinds) as Label[];

/** The class that a label puts a part in; null without a label, or for one that proves nothing. */
export function truthOf(label: Label | null): Truth | null {
  return label && labelKinds[label].countsAs;
}
