import type { Size } from '../../core/image/geometry';
import { triangleTaps } from '../../core/image/resize';
import { checkPixels, type RgbaImage } from '../../core/image/rgba';
import type { Kernels } from './module';

/** Source rows are copied in a few at a time: a 100-megapixel photo needs no copy of its own. */
const BAND_BYTES = 4 * 1024 * 1024;

/** `resizeRgb` of core/image/resize.ts on the kernels: the same filter, several times faster. */
export class Resizer {
  constructor(private readonly kernels: Kernels) {}

  /**
   * @returns `height * width * 3`, 0 to 255
   * @throws RangeError when the pixels do not fit the image's size
   */
  resize(image: RgbaImage, size: Size): Float32Array<ArrayBuffer> {
    checkPixels(image);
    const { arena } = this.kernels;
    const mark = arena.mark();
    try {
      return this.resizeInBands(image, size);
    } finally {
      arena.release(mark);
    }
  }

  private resizeInBands(image: RgbaImage, size: Size): Float32Array<ArrayBuffer> {
    const { arena, run } = this.kernels;
    const { width, data } = image;
    const rows = triangleTaps(image.height, size.height);
    const cols = triangleTaps(width, size.width);
    // Taps past the end weigh nothing, but are read, and rows are taken four pixels at a time.
    const lineFloats = (width + Math.max(4, cols.width)) * 4;
    const line = arena.zeros(lineFloats);
    const starts = arena.floats(size.width);
    arena.words(starts, size.width).set(cols.starts);
    const weights = arena.put(cols.weights);
    const out = arena.floats(size.width * 3 + 1);
    const bandRows = Math.max(rows.width, Math.floor(BAND_BYTES / (width * 4)));
    const band = arena.bytes(bandRows * width * 4 + 16);
    const result = new Float32Array(size.width * size.height * 3);
    let first = 0;
    let end = 0;
    for (let y = 0; y < size.height; y++) {
      const start = rows.starts[y]!;
      const last = Math.min(image.height, start + rows.width);
      if (last > end) {
        first = start;
        end = Math.min(image.height, first + bandRows);
        const bytes = data.subarray(first * width * 4, end * width * 4);
        new Uint8Array(arena.memory.buffer, band, bytes.length).set(bytes);
      }
      arena.view(line, lineFloats).fill(0);
      for (let row = start; row < last; row++) {
        const weight = rows.weights[y * rows.width + row - start]!;
        if (weight === 0) continue;
        run.addRow(line, band + (row - first) * width * 4, width, weight);
      }
      run.mixPixels(line, starts, cols.width, weights, size.width, out);
      result.set(arena.view(out, size.width * 3), y * size.width * 3);
    }
    return result;
  }
}
