const byWord = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Order of two cells of a column, as `Array.sort` wants it; an empty one comes last either way.
 *
 * @param direction 1 for rising, -1 for falling
 */
export function compareCells(
  a: string,
  b: string,
  kind: 'text' | 'digits',
  direction: 1 | -1,
): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const order = kind === 'digits' ? Number(a) - Number(b) : byWord.compare(a, b);
  return order * direction;
}
