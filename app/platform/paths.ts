import { filePath, isLitter } from '../core/sorting/file-path';

const byName = new Intl.Collator('en', { numeric: true });

/** As a person would list them, 10 after 9. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return byName.compare(a.path, b.path);
}

/**
 * System files in folders, macOS resource forks among them, which look like photos. Photos in hidden
 * folders are none: that they are left out is said.
 */
export function isClutter(path: string): boolean {
  return isLitter(filePath(path));
}
