const byName = new Intl.Collator('en', { numeric: true });

/** As a person would list them, 10 after 9. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return byName.compare(a.path, b.path);
}
