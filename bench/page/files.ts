import type { RgbaImage } from '../../app/core/image/rgba';
import { ProblemError } from '../../app/core/project/problem';
import type { PhotoRemark } from '../../app/core/project/remark';
import { problemWords } from '../../app/ui/words/problems';
import { fetchFile, imaging, never } from './parts';

/** Cells a side of the thumbnails that are compared. */
const CELLS = 32;

export type Opened =
  | {
      readonly width: number;
      readonly height: number;
      /** Mean grey of each cell, 0 to 255, row by row. */
      readonly grey: readonly number[];
      readonly remarks: readonly PhotoRemark[];
    }
  | { readonly refused: string };

/** Each file as the app's own decoder opens it. */
export async function openFiles(urls: readonly string[]): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  for (const url of urls) opened.push(await open(await fetchFile(url)));
  return opened;
}

async function open(file: File): Promise<Opened> {
  try {
    const { image, remarks } = await imaging.decode(file, file.name, never);
    const { width, height } = image;
    return { width, height, grey: greyThumbnail(image), remarks };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { refused: problemWords(error.problem).full.split('. ')[0]! };
  }
}

/** Mean luma (ITU-R BT.601) of each cell, pixels on its border in part, as `files.py` has it. */
function greyThumbnail({ width, height, data }: RgbaImage): number[] {
  const grey = new Float64Array(CELLS * CELLS);
  for (let y = 0; y < height; y++) {
    const rows = shares(y, height);
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const luma = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
      for (const [row, down] of rows) {
        for (const [column, across] of shares(x, width)) {
          grey[row * CELLS + column]! += luma * down * across;
        }
      }
    }
  }
  return Array.from(grey, (value) => Math.round(value * 10) / 10);
}

const known = new Map<number, readonly (readonly [cell: number, share: number])[][]>();

/** The cells that a pixel lies in, with its share of each. */
function shares(pixel: number, pixels: number) {
  let all = known.get(pixels);
  if (!all) {
    all = Array.from({ length: pixels }, (_, i) => sharesOf(i, pixels));
    known.set(pixels, all);
  }
  return all[pixel]!;
}

function sharesOf(pixel: number, pixels: number): (readonly [number, number])[] {
  const [from, to] = [(pixel * CELLS) / pixels, ((pixel + 1) * CELLS) / pixels];
  const found: (readonly [number, number])[] = [];
  for (let cell = Math.floor(from); cell < to && cell < CELLS; cell++) {
    const share = Math.min(to, cell + 1) - Math.max(from, cell);
    if (share > 1e-9) found.push([cell, share]);
  }
  return found;
}
