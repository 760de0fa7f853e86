import type { Size } from '../core/image/geometry';
import { gaussianRows } from '../core/score-map/gaussian';

/** Both axes of `scipy.ndimage.gaussian_filter` with its defaults, row after row. */
export function gaussian(
  values: Float32Array,
  { width, height }: Size,
  sigmaPx: number,
): Float32Array<ArrayBuffer> {
  const columns = gaussianRows(values, { width, height }, sigmaPx);
  return gaussianRows(columns, { width: height, height: width }, sigmaPx);
}
