import { expect, type Locator, type Page } from '@playwright/test';

/** The canvas of the viewer. */
export const stage = (page: Page): Locator => page.getByRole('img', { name: /^Photo / });

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, as on the screen, made smaller. */
  readonly data: readonly number[];
}

/** What the viewer shows, once two looks in a row are the same and not blank. */
export async function stagePixels(page: Page): Promise<Pixels> {
  let last = '';
  let pixels: Pixels | null = null;
  await expect(async () => {
    pixels = await lookAtStage(page);
    const now = JSON.stringify(pixels.data);
    const stable = now === last;
    last = now;
    expect(stable && spread(pixels) > 5, 'the picture is there and at rest').toBe(true);
  }).toPass({ intervals: [100] });
  return pixels!;
}

function lookAtStage(page: Page): Promise<Pixels> {
  return stage(page).evaluate((canvas: HTMLCanvasElement) => {
    const width = 160;
    const height = Math.round((canvas.height / canvas.width) * width);
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(canvas, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, data: [...data] };
  });
}

/** Standard deviation of the grey levels: 0 for a blank picture. */
export function spread({ data }: Pixels): number {
  const grey = data.filter((_, i) => i % 4 === 1);
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  return Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
}

/** Share of the picture whose colour differs clearly between two looks. */
export function changedShare(a: Pixels, b: Pixels): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let changed = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const off = [0, 1, 2].map((c) => Math.abs(a.data[i + c]! - b.data[i + c]!));
    if (Math.max(...off) > 24) changed += 1;
  }
  return changed / (a.data.length / 4);
}
