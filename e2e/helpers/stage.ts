import { expect, type Locator, type Page } from '@playwright/test';

/** The canvas of the viewer that all gestures go to; it lies over the one with the photos. */
export const stage = (page: Page): Locator => page.getByRole('img', { name: /^Photo / });

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, as on the screen, made smaller. */
  readonly data: Uint8Array;
}

/** The viewer's picture, once two looks in a row are the same and not blank. */
export function stagePixels(page: Page): Promise<Pixels> {
  return atRest(page, 'all', 160);
}

/** Its photos alone, without heat and outlines, and less small. */
export function photoPixels(page: Page): Promise<Pixels> {
  return atRest(page, 'photos', 400);
}

async function atRest(page: Page, layer: Layer | 'all', width: number): Promise<Pixels> {
  let last: Look | null = null;
  await expect(async () => {
    const now = await lookAtStage(page, layer, width);
    const isStable = now.bytes === last?.bytes;
    last = now;
    expect(isStable && spread(toPixels(now)) > 5, 'the picture is there and at rest').toBe(true);
  }).toPass({ intervals: [100] });
  return toPixels(last!);
}

/** A picture as one character a byte: Playwright takes a second for an array of so many numbers. */
interface Look {
  readonly width: number;
  readonly height: number;
  readonly bytes: string;
}

function lookAtStage(page: Page, layer: Layer | 'all', lookWidth: number): Promise<Look> {
  return stage(page).evaluate(
    (marks: HTMLCanvasElement, { wanted, width }) => {
      const height = Math.round((marks.height / marks.width) * width);
      const context = new OffscreenCanvas(width, height).getContext('2d')!;
      for (const canvas of marks.parentElement!.querySelectorAll('canvas')) {
        const isWanted = wanted === 'all' || (wanted === 'marks') === (canvas === marks);
        if (isWanted) context.drawImage(canvas, 0, 0, width, height);
      }
      const { data } = context.getImageData(0, 0, width, height);
      return {
        width,
        height,
        bytes: Array.from(data, (byte) => String.fromCharCode(byte)).join(''),
      };
    },
    { wanted: layer, width: lookWidth },
  );
}

function toPixels({ bytes, ...size }: Look): Pixels {
  return { ...size, data: Buffer.from(bytes, 'latin1') };
}

/** Photos lie below, heat, outlines and all other marks above. */
export type Layer = 'photos' | 'marks';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The very pixels of a canvas, inside a box in its own pixels. */
export async function layerPixels(page: Page, layer: Layer, box: Box): Promise<Pixels> {
  const look = await stage(page).evaluate(
    (marks: HTMLCanvasElement, { isBelow, x, y, width, height }) => {
      const canvas = isBelow ? (marks.previousElementSibling as HTMLCanvasElement) : marks;
      const context = new OffscreenCanvas(width, height).getContext('2d')!;
      context.drawImage(canvas, -x, -y);
      const { data } = context.getImageData(0, 0, width, height);
      return {
        width,
        height,
        bytes: Array.from(data, (byte) => String.fromCharCode(byte)).join(''),
      };
    },
    { isBelow: layer === 'photos', ...box },
  );
  return toPixels(look);
}

/** Size of the stage in device pixels. */
export function stageSize(page: Page): Promise<{ width: number; height: number }> {
  return stage(page).evaluate(({ width, height }: HTMLCanvasElement) => ({ width, height }));
}

/** Grey level at a pixel of a picture. */
export function greyAt({ width, data }: Pixels, x: number, y: number): number {
  return data[4 * (y * width + x) + 1]!;
}

/** Standard deviation of the grey levels: 0 for a blank picture. */
export function spread({ data }: Pixels): number {
  let [sum, squares] = [0, 0];
  for (let i = 1; i < data.length; i += 4) {
    sum += data[i]!;
    squares += data[i]! ** 2;
  }
  const count = data.length / 4;
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

/** Share of the picture whose colour differs clearly between two looks. */
export function changedShare(a: Pixels, b: Pixels): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let changed = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const isOff = (c: number) => Math.abs(a.data[i + c]! - b.data[i + c]!) > 24;
    if (isOff(0) || isOff(1) || isOff(2)) changed += 1;
  }
  return changed / (a.data.length / 4);
}
