import type { Truth } from '../evaluation/confusion';
import { filePath } from './file-path';
import { folderWords } from './folder-words';

/**
 * The label from the folders of a photo alone: the innermost that says good or defective, else the
 * kind of defect that a folder in `test` is named after; null when they say nothing.
 *
 * @param path relative, with the file name; either slash, any case
 */
export function labelOfPath(path: string): Truth | null {
  const words = filePath(path).folders.map(folderWords);
  if (words.some(({ mask }) => mask === 'sure')) return null;
  const at = words.findLastIndex(({ role }) => role !== null);
  const inside = words.findLast(({ condition }, i) => condition !== null && i >= at);
  const told = inside ?? words.findLast(({ condition }) => condition !== null);
  if (told) return told.condition;
  const isTest = words[at]?.role === 'test' && words[at].rest === '';
  return isTest && words.some(({ isNeutral }, i) => i > at && !isNeutral) ? 'defective' : null;
}
