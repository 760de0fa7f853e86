import { isLitter } from '../files/file-types';
import type { Truth } from '../evaluation/confusion';

/** mask: the truth of a data set; ignored: litter of systems; unsorted: the drop target decides. */
export type FileKind = 'reference' | 'query' | 'mask' | 'ignored' | 'unsorted';

/** What a path inside a dropped folder says of its file. */
export interface SortedPath {
  readonly path: string;
  readonly kind: FileKind;
  readonly label: Truth | null;
}

type Sorting = Omit<SortedPath, 'path'>;

/** Folders of masks, in lower case. */
export const MASK_FOLDER = /^(ground[ _-]?truth|masks?)$/;
const TRAIN = /^train$/;
const REFERENCES = /^(train|references?)$/;
const TEST = /^test([_-].*)?$/;
const QUERIES = /^(test([_-].*)?|query|queries|inspect)$/;
const GOOD = /^(good|normal|ok)$/;
const DEFECTIVE = /^(bad|defects?|defective|ng|nok|anomaly|anomalies|anomalous)$/;

/**
 * Sorts files by their folders: the layout of MVTec AD at any depth (`train/good`, `test/good`,
 * `test/<defect>`, `ground_truth`; Bergmann et al., CVPR 2019) and plain folders such as `good`,
 * `references`, `inspect`, `defects`. The innermost folder that names a bin counts.
 *
 * @param paths relative, with the file name; either slash, any case
 */
export function sortFolders(paths: readonly string[]): SortedPath[] {
  return paths.map((path) => ({ path, ...sortPath(path) }));
}

function sortPath(path: string): Sorting {
  const parts = path
    .toLowerCase()
    .split(/[/\\]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  if (isLitter(path)) return sorted('ignored');
  const folders = parts.slice(0, -1);
  if (folders.some((folder) => MASK_FOLDER.test(folder))) return sorted('mask');
  const bin = folders.findLastIndex((name) => REFERENCES.test(name) || QUERIES.test(name));
  if (bin === -1) return sortPlain(folders);
  const inside = folders.slice(bin + 1);
  return REFERENCES.test(folders[bin]!)
    ? sortReference(folders[bin]!, inside)
    : sortQuery(folders[bin]!, inside);
}

/** `train` may hold more than good parts; what is called a reference is one unless it says "bad". */
function sortReference(bin: string, inside: readonly string[]): Sorting {
  const good = inside.some((folder) => GOOD.test(folder));
  const bad = inside.some((folder) => DEFECTIVE.test(folder));
  const other = TRAIN.test(bin) && inside.length > 0 && !good;
  return bad || other ? sorted('unsorted') : sorted('reference', 'good');
}

/** In `test`, every folder but the good one is the name of a defect. */
function sortQuery(bin: string, inside: readonly string[]): Sorting {
  if (inside.some((folder) => GOOD.test(folder))) return sorted('query', 'good');
  const bad = inside.some((folder) => DEFECTIVE.test(folder));
  const defect = TEST.test(bin) && inside.length > 0;
  return sorted('query', bad || defect ? 'defective' : null);
}

function sortPlain(folders: readonly string[]): Sorting {
  const said = folders.findLast((folder) => GOOD.test(folder) || DEFECTIVE.test(folder));
  if (said === undefined) return sorted('unsorted');
  return GOOD.test(said) ? sorted('reference', 'good') : sorted('query', 'defective');
}

function sorted(kind: FileKind, label: Truth | null = null): Sorting {
  return { kind, label };
}
