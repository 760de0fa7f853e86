import type { Truth } from '../evaluation/confusion';
import { MASK_FOLDER, sortFolders } from './sort-folders';

/**
 * Label from the folders of a query: `good` is good, anything else under `test` defective
 * (sortFolders has the layouts); null when they say nothing.
 *
 * @param path relative, with the file name; either slash, any case
 */
export function labelFromPath(path: string): Truth | null {
  return sortFolders([path])[0]!.label;
}

/**
 * For each mask the index of the query that it belongs to, or null: `ground_truth/<type>/<stem>`
 * goes with `test/<type>/<stem>` of the same set, whatever the endings, with or without `_mask`
 * (MVTec AD, MPDD), `_gt` or `_label`. Of the folders above, as many count as both paths have,
 * since either may have been dropped without them. Where several queries would do, none is taken.
 *
 * @param queries paths of queries; either slash, any case
 * @param masks paths that sortFolders calls masks
 */
export function pairMasks(queries: readonly string[], masks: readonly string[]): (number | null)[] {
  const byStem = new Map<string, Candidate[]>();
  queries.forEach((path, index) => {
    const parts = partsOf(path);
    const same = byStem.get(stemOf(parts));
    if (same) same.push({ index, parts });
    else byStem.set(stemOf(parts), [{ index, parts }]);
  });
  return masks.map((mask) => queryFor(partsOf(mask), byStem));
}

interface Candidate {
  readonly index: number;
  readonly parts: readonly string[];
}

const MASK_SUFFIX = /[_-](mask|gt|label)$/;

function queryFor(
  mask: readonly string[],
  byStem: ReadonlyMap<string, readonly Candidate[]>,
): number | null {
  const folder = mask.findLastIndex((part) => MASK_FOLDER.test(part));
  const root = mask.slice(0, Math.max(0, folder));
  const types = mask.slice(folder + 1, -1);
  const stem = stemOf(mask);
  const named = byStem.get(stem.replace(MASK_SUFFIX, '')) ?? byStem.get(stem) ?? [];
  const fitting = named.filter(({ parts }) => {
    const folders = parts.slice(0, -1);
    if (folders.length < types.length || !sameEnd(folders, types)) return false;
    // Path segments above the type and above the folder in place of `ground_truth`.
    return sameEnd(folders.slice(0, folders.length - types.length).slice(0, -1), root);
  });
  const exact = fitting.filter(({ parts }) => parts.length === root.length + types.length + 2);
  const best = exact.length > 0 ? exact : fitting;
  return best.length === 1 ? best[0]!.index : null;
}

function stemOf(parts: readonly string[]): string {
  return parts.at(-1) ?? '';
}

/** Whether the shorter of two lists is a suffix of the other. */
function sameEnd(a: readonly string[], b: readonly string[]): boolean {
  const count = Math.min(a.length, b.length);
  return a.slice(a.length - count).every((part, i) => part === b[b.length - count + i]);
}

/** Lower case, without the ending of the file. */
function partsOf(path: string): string[] {
  return path
    .toLowerCase()
    .replace(/\.[^./\\]*$/, '')
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.');
}
