const byName = new Intl.Collator('en', { numeric: true });

/** As a person would list them, 10 after 9. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return byName.compare(a.path, b.path);
}

/** System files in folders: hidden files and macOS resource forks, which look like photos. */
export function isClutter(path: string): boolean {
  return /(?:^|\/)(?:\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(path);
}
