import type { RgbaImage } from './rgba';

/** Cells a side. A cell averages so many pixels that noise and compression hardly touch it. */
export const SKETCH_CELLS = 64;

/** More pixels than this are taken at even steps: they would say no more. */
const MOST_PIXELS = 4e6;

/** How light each part of a picture is: means of `SKETCH_CELLS` x `SKETCH_CELLS` cells, 0 to 255. */
export type Sketch = Float32Array<ArrayBuffer>;

/** Red, green and blue count alike; cells that no pixel falls into repeat the nearest one. */
export function sketchOf({ width, height, data }: RgbaImage): Sketch {
  const sums = new Float32Array(SKETCH_CELLS ** 2);
  const counts = new Uint32Array(SKETCH_CELLS ** 2);
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / MOST_PIXELS)));
  const cells = Int32Array.from({ length: width }, (_, x) =>
    Math.floor((x * SKETCH_CELLS) / width),
  );
  for (let y = 0; y < height; y += step) {
    const line = Math.floor((y * SKETCH_CELLS) / height) * SKETCH_CELLS;
    for (let x = 0; x < width; x += step) {
      const at = (y * width + x) * 4;
      const cell = line + cells[x]!;
      sums[cell]! += data[at]! + data[at + 1]! + data[at + 2]!;
      counts[cell]! += 1;
    }
  }
  return sums.map((sum, cell) => {
    if (counts[cell]! > 0) return sum / (3 * counts[cell]!);
    const x = Math.floor((((cell % SKETCH_CELLS) + 0.5) * width) / SKETCH_CELLS);
    const y = Math.floor(((Math.floor(cell / SKETCH_CELLS) + 0.5) * height) / SKETCH_CELLS);
    const at = (y * width + x) * 4;
    return (data[at]! + data[at + 1]! + data[at + 2]!) / 3;
  });
}

/** Mean lightness, 0 to 255. */
export function brightnessOf(sketch: Sketch): number {
  return sketch.reduce((sum, value) => sum + value, 0) / sketch.length;
}

/** How far two pictures are apart. */
export interface SketchDistance {
  /** The largest change of a block of 2 x 2 cells, 0 to 255, after both were made equally light. */
  readonly largest: number;
  /** Correlation of the fine structure, -1 to 1; 0 where there is none. */
  readonly detail: number;
}

/**
 * Between the same photo in other formats, at half its size, or with a camera's noise, blocks differ
 * by 10 at most and the detail correlates by 0.98 or more; between different parts of eleven sets by
 * 19 or more and 0.96 or less (docs/RECIPE.md, "References that are the same picture").
 */
const MOST_APART = 12;
const LEAST_DETAIL = 0.96;

/** Whether two pictures of the same shape are one and the same but for format, noise and light. */
export function isSamePicture(a: Sketch, b: Sketch): boolean {
  if (Math.abs(brightnessOf(a) - brightnessOf(b)) > MOST_APART) return false;
  const { largest, detail: likeness } = sketchDistance(a, b);
  return largest <= MOST_APART && likeness >= LEAST_DETAIL;
}

export function sketchDistance(a: Sketch, b: Sketch): SketchDistance {
  const gain = brightnessOf(a) / Math.max(brightnessOf(b), 1e-6);
  const [blocksA, blocksB] = [blocks(a), blocks(b)];
  const largest = blocksA.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - blocksB[i]! * gain)),
    0,
  );
  return { largest, detail: correlation(detail(a), detail(b)) };
}

/** Means of 2 x 2 cells. */
function blocks(sketch: Sketch): Float32Array {
  const side = SKETCH_CELLS / 2;
  return Float32Array.from({ length: side ** 2 }, (_, i) => {
    const at = Math.floor(i / side) * 2 * SKETCH_CELLS + (i % side) * 2;
    const below = at + SKETCH_CELLS;
    return (sketch[at]! + sketch[at + 1]! + sketch[below]! + sketch[below + 1]!) / 4;
  });
}

/** The difference of a cell from the mean of its neighbourhood: light that falls off is taken out. */
function detail(sketch: Sketch): Float32Array {
  return sketch.map((value, cell) => {
    const [row, col] = [Math.floor(cell / SKETCH_CELLS), cell % SKETCH_CELLS];
    let sum = 0;
    let count = 0;
    for (let r = Math.max(0, row - 1); r <= Math.min(SKETCH_CELLS - 1, row + 1); r++) {
      for (let c = Math.max(0, col - 1); c <= Math.min(SKETCH_CELLS - 1, col + 1); c++) {
        sum += sketch[r * SKETCH_CELLS + c]!;
        count += 1;
      }
    }
    return value - sum / count;
  });
}

function correlation(a: Float32Array, b: Float32Array): number {
  let [both, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    both += a[i]! * b[i]!;
    ofA += a[i]! ** 2;
    ofB += b[i]! ** 2;
  }
  return ofA * ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB);
}
