/** Average ranks from 1, ties sharing theirs. */
function ranks(values) {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const result = [];
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end]] === values[order[first]]) end += 1;
    for (let i = first; i < end; i++) result[order[i]] = (first + end + 1) / 2;
    first = end;
  }
  return result;
}

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, ties sharing their mean rank.
 *
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 * @returns {number} -1 to 1; NaN when either side is constant or there are fewer than two pairs
 * @throws RangeError when the lengths differ
 */
export function spearman(a, b) {
  if (a.length !== b.length) {
    throw new RangeError(`spearman: lengths differ, ${a.length} and ${b.length}`);
  }
  const x = ranks(a);
  const y = ranks(b);
  const mean = (a.length + 1) / 2;
  const product = (u, v) => u.reduce((sum, value, i) => sum + (value - mean) * (v[i] - mean), 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}
