import type { Destination, PlanRow, Reason } from '../../core/sorting/plan';
import { formatCount, plural } from './format';

/** Where files may be sent, in the order of the choice. */
export const destinations: readonly { readonly value: Destination; readonly name: string }[] = [
  { value: 'reference', name: 'References' },
  { value: 'good', name: 'To inspect, labelled good' },
  { value: 'defective', name: 'To inspect, labelled defective' },
  { value: 'unlabelled', name: 'To inspect, no label' },
  { value: 'mask', name: 'Masks' },
  { value: 'aside', name: 'Leave aside' },
];

/** The whole plan in one line: "84 references, 20 to inspect (8 good, 12 defective), 12 masks". */
export function planWords(counts: Readonly<Record<Destination, number>>): string {
  const { reference, good, defective, unlabelled, mask, aside } = counts;
  const inspected = good + defective + unlabelled;
  const labels = [
    ...(good > 0 ? [`${formatCount(good)} labelled good`] : []),
    ...(defective > 0 ? [`${formatCount(defective)} labelled defective`] : []),
  ];
  const parts = [
    ...(reference > 0 ? [plural(reference, 'reference')] : []),
    ...(inspected > 0
      ? [
          `${formatCount(inspected)} to inspect${labels.length > 0 ? ` (${labels.join(', ')})` : ''}`,
        ]
      : []),
    ...(mask > 0 ? [plural(mask, 'mask')] : []),
    ...(aside > 0 ? [`${formatCount(aside)} left aside`] : []),
  ];
  return parts.join(', ');
}

/** Why the files of a row go where they go. */
export function reasonWords({ reason, said }: Pick<PlanRow, 'reason' | 'said'>): string {
  const named = `“${said}”`;
  const words: Readonly<Record<Reason, string>> = {
    'as-dropped': 'Where they were dropped: nothing says otherwise',
    good: `Good parts, by the folder ${named}`,
    defective: `Defective parts, by the folder ${named}`,
    'defect-type': `The folder ${named} names a defect`,
    'other-than-good': `The folder ${named} lies beside the good ones of the test, or has masks`,
    'beside-good': `The folder ${named} lies beside good parts and does not say what it holds`,
    train: `The folder ${named} is for training`,
    'train-of-objects': `The folder ${named} is for finding objects and does not say which parts are good`,
    'reference-folder': `The folder ${named} is called one of references`,
    test: `The folder ${named} is for tests and says nothing of what is good`,
    inspect: `The folder ${named} is called one to inspect`,
    table: `The table ${named} says so`,
    'has-mask': 'A mask belongs to each: read, it says whether the part is good',
    'mask-folder': `Masks, by ${named}`,
    'mask-name': 'Named like masks of photos beside them',
    'like-mask': 'Named like masks, but no photo belongs to them: photos or masks?',
    'mask-of-good': 'Masks of references, which need none',
    hidden: `${named} is hidden: its name begins with a dot`,
    'not-a-photo': 'Texts, tables and other files that are no photos',
    'other-channel': `${named}: depth or positions, no photos`,
    'other-masks': `${named}: the same areas as in the other masks`,
    litter: 'Left by the system',
    chosen: 'Your choice',
  };
  return words[reason];
}
