import type { Bin } from '../project/item';
import type { Label } from '../project/label-kinds';

/** Where a file goes. Photos to inspect may come with a label. */
export type Destination = 'reference' | 'good' | 'defective' | 'unlabelled' | 'mask' | 'aside';

/** Why a file goes where it goes. Worded in the ui. */
export type Reason =
  /** Nothing speaks against where it was dropped. */
  | 'as-dropped'
  /** The folder's name, with a word of these. */
  | 'good'
  | 'defective'
  | 'defect-type'
  /** In a test folder beside the good ones, or with masks. */
  | 'other-than-good'
  /** Beside folders that say what is good. */
  | 'beside-good'
  | 'train'
  /** A training folder that says nothing of what is good, in a layout for finding objects. */
  | 'train-of-objects'
  | 'reference-folder'
  | 'test'
  | 'inspect'
  /** A csv file of the set. */
  | 'table'
  /** It has a mask, which will say whether it is good. */
  | 'has-mask'
  | 'mask-folder'
  | 'mask-name'
  /** Named like a mask, with no photo that it could belong to. */
  | 'like-mask'
  /** Good by its folder, so that its mask says nothing more. */
  | 'mask-of-good'
  | 'hidden'
  | 'not-a-photo'
  /** Depth, positions or normals beside the photos. */
  | 'other-channel'
  /** The same areas as in other masks, object by object or as a picture. */
  | 'other-masks'
  /** Litter of systems; in no row. */
  | 'litter'
  /** A person's choice. */
  | 'chosen';

export interface PlannedFile {
  readonly path: string;
  readonly destination: Destination;
  readonly reason: Reason;
  /** The folder, word or table behind the reason; empty where there is none. */
  readonly said: string;
}

/** Files of one folder that go to one place for one reason. */
export interface PlanRow {
  /** Empty for files without one. */
  readonly folder: string;
  readonly destination: Destination;
  readonly reason: Reason;
  readonly said: string;
  /** Indices into the plan's files. */
  readonly files: readonly number[];
}

/** The destinations of files that came together. */
export interface SortingPlan {
  readonly files: readonly PlannedFile[];
  readonly rows: readonly PlanRow[];
  /** Photos by path of their mask, as tables say. */
  readonly told: ReadonlyMap<string, string>;
  /** Whether folders or names send anything elsewhere than where it was dropped. */
  readonly decides: boolean;
}

/** Where a file goes that nothing is known of. */
export function plainDestination(target: Bin): Destination {
  return target === 'reference' ? 'reference' : 'unlabelled';
}

/** The bin of a photo; null for what is none. */
export function binOf(destination: Destination): Bin | null {
  if (destination === 'mask' || destination === 'aside') return null;
  return destination === 'reference' ? 'reference' : 'query';
}

export function labelFor(destination: Destination): Label | null {
  return destination === 'good' || destination === 'defective' ? destination : null;
}

/** The plan with all files of a row going elsewhere, as a person has chosen; rows stay where they are. */
export function withChoice(plan: SortingPlan, row: number, destination: Destination): SortingPlan {
  const changed = plan.rows[row];
  if (!changed) throw new RangeError(`withChoice: row ${row} of ${plan.rows.length}`);
  const files = [...plan.files];
  for (const index of changed.files) {
    files[index] = { ...files[index]!, destination, reason: 'chosen' };
  }
  return {
    ...plan,
    files,
    rows: plan.rows.with(row, { ...changed, destination, reason: 'chosen' }),
  };
}

/** How many files go where. */
export function destinationCounts({ rows }: SortingPlan): Readonly<Record<Destination, number>> {
  const counts = { reference: 0, good: 0, defective: 0, unlabelled: 0, mask: 0, aside: 0 };
  for (const { destination, files } of rows) counts[destination] += files.length;
  return counts;
}
