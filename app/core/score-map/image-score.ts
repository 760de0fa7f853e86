/** Share of the patches that the image score looks at (docs/RECIPE.md, "Image score"). */
export const TOP_SHARE = 0.01;

/**
 * The score of an image: mean of its largest patch distances, `floor(share * patches)` of them and
 * at least one. One patch alone is noisy; the mean over all would miss small defects.
 *
 * @param distances of all patches, 0 to 2, in any order
 * @param share above 0, up to 1
 * @throws RangeError when there are no distances or the share is out of range.
 */
export function imageScore(distances: Float32Array, share: number = TOP_SHARE): number {
  if (distances.length === 0) throw new RangeError('imageScore: no distances');
  if (!(share > 0 && share <= 1)) {
    throw new RangeError(`imageScore: share must be in (0, 1], got ${share}`);
  }
  // The tiny addend: 0.01 * 2900 is 28.999999999999996.
  const top = largest(distances, Math.max(1, Math.floor(share * distances.length + 1e-9)));
  return top.reduce((sum, value) => sum + value, 0) / top.length;
}

/** The `count` largest values, ascending. Few values get past the first test when count is small. */
function largest(values: Float32Array, count: number): Float64Array {
  const top = Float64Array.from(values.subarray(0, count)).sort();
  for (let i = count; i < values.length; i++) {
    const value = values[i]!;
    if (!(value > top[0]!)) continue;
    let at = 0;
    while (at + 1 < count && top[at + 1]! < value) {
      top[at] = top[at + 1]!;
      at++;
    }
    top[at] = value;
  }
  return top;
}
