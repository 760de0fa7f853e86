import type { FilePath } from './file-path';
import { folderWords, type FolderWords } from './folder-words';
import type { Destination, Reason } from './plan';
import { pathTo, type SetFacts } from './set-facts';
import type { TableRow } from './tables';

export interface Placed {
  readonly destination: Destination;
  readonly reason: Reason;
  readonly said: string;
}

/** Where photos go that nothing, or no more than "good", is known of. */
export interface Defaults {
  readonly plain: Destination;
  readonly good: Destination;
}

/**
 * Where the folders of a photo, or a table, send it. The innermost folder with a word for training,
 * references or tests counts, and in it the innermost that says good or defective. What is called
 * defective anywhere is never a reference.
 */
export function placePhoto(
  { folders }: FilePath,
  row: TableRow | undefined,
  facts: SetFacts,
  defaults: Defaults,
): Placed {
  if (row?.label || row?.role) return byTable(row, defaults);
  const words = folders.map(folderWords);
  const at = words.findLastIndex(({ role }) => role !== null);
  const inside = words.findLastIndex(({ condition }, i) => condition !== null && i >= at);
  const told = inside === -1 ? words.findLastIndex(({ condition }) => condition !== null) : inside;
  const said = folders[told] ?? '';
  const photo: Photo = { folders, words, at, facts };
  if (words[told]?.condition === 'defective') return placed('defective', 'defective', said);
  const isGood = told !== -1;
  switch (words[at]?.role) {
    case 'train':
      return isGood ? placed('reference', 'good', said) : training(photo, defaults);
    case 'references':
      return placed('reference', 'reference-folder', folders[at]!);
    case 'test':
      return isGood ? placed('good', 'good', said) : tested(photo);
    case 'inspect':
      return isGood ? placed('good', 'good', said) : placed('unlabelled', 'inspect', folders[at]!);
    default:
      return isGood ? placed(defaults.good, 'good', said) : unnamed(photo, defaults);
  }
}

interface Photo {
  readonly folders: readonly string[];
  readonly words: readonly FolderWords[];
  /** The folder that has the say; -1 for none. */
  readonly at: number;
  readonly facts: SetFacts;
}

function byTable({ table, label, role }: TableRow, defaults: Defaults): Placed {
  const said = table.slice(table.lastIndexOf('/') + 1);
  if (label === 'defective') return placed('defective', 'table', said);
  if (role === 'train' || role === 'references') return placed('reference', 'table', said);
  if (role !== null) return placed(label ?? 'unlabelled', 'table', said);
  return placed(defaults.good, 'table', said);
}

/** In a training folder that does not say what is good. */
function training(photo: Photo, { plain }: Defaults): Placed {
  const { folders, words, at, facts } = photo;
  const defect = defectType(photo);
  if (defect) return defect;
  const name = folders[at]!;
  if (facts.withGoodTraining.has(pathTo(folders, at))) {
    return placed('unlabelled', 'beside-good', folders.at(-1)!);
  }
  if (facts.isOfObjects) return placed('unlabelled', 'train-of-objects', name);
  const isPlain = words.slice(at + 1).every(({ isNeutral }) => isNeutral);
  return isPlain ? placed('reference', 'train', name) : placed(plain, 'as-dropped', '');
}

/** In a test folder, every folder but the good one names a defect, where there are such. */
function tested(photo: Photo): Placed {
  const { folders, words, at, facts } = photo;
  const defect = defectType(photo);
  if (defect) return defect;
  const above = pathTo(folders, at);
  const whole = pathTo(folders, at + 1);
  const isSplit =
    words[at]!.rest === '' &&
    (facts.withGood.has(whole) ||
      facts.withGoodTraining.has(above) ||
      facts.withMasks.has(above) ||
      facts.withMasks.has(whole));
  const type = words.findIndex(({ isNeutral }, i) => i > at && !isNeutral);
  if (isSplit && type !== -1) return placed('defective', 'other-than-good', folders[type]!);
  return placed('unlabelled', 'test', folders[at]!);
}

function unnamed(photo: Photo, { plain }: Defaults): Placed {
  const defect = defectType(photo);
  if (defect) return defect;
  const { folders, facts } = photo;
  const beside = folders.findLastIndex((_, depth) => facts.withGood.has(pathTo(folders, depth)));
  return beside === -1
    ? placed(plain, 'as-dropped', '')
    : placed('unlabelled', 'beside-good', folders[beside]!);
}

function defectType({ folders, words, at, facts }: Photo): Placed | null {
  if (!facts.speaks) return null;
  const type = words.findLastIndex(({ isDefectType }, i) => isDefectType && i > at);
  return type === -1 ? null : placed('defective', 'defect-type', folders[type]!);
}

function placed(destination: Destination, reason: Reason, said: string): Placed {
  return { destination, reason, said };
}
