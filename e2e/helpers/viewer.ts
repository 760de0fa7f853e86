import { encode } from 'fast-png';
import { expect, type Page } from '@playwright/test';
import type { FilePayload } from './files';
import { openFew, rowOf } from './flow';
import { stage, type Pixels } from './stage';

/** The photo that `openScratch` shows. */
export const SCRATCH = 'scratch-000.jpg';

/** The sample with few photos, and the one with a scratch on the stage. */
export async function openScratch(page: Page): Promise<void> {
  await openFew(page);
  await rowOf(page, SCRATCH).click();
  await expect(stage(page)).toHaveAccessibleName(new RegExp(`^Photo ${SCRATCH}`));
  await pointAway(page);
}

/** The zoom in the title bar, in percent. */
export const zoomOf = async (page: Page): Promise<number> =>
  parseInt(await page.locator('.title-zoom').innerText(), 10);

/** Holds a key down for as long as something is done. */
export async function whileHeld(page: Page, key: string, run: () => Promise<void>): Promise<void> {
  await page.keyboard.down(key);
  await run();
  await page.keyboard.up(key);
}

/** Grey levels of a picture by column and row, as a PNG; `level` makes other bytes of the same. */
export function greyPng(
  name: string,
  size: { width: number; height: number },
  grey: (x: number, y: number) => number,
  level: 1 | 9 = 9,
): FilePayload {
  const data = new Uint8Array(size.width * size.height);
  for (let i = 0; i < data.length; i++) {
    data[i] = grey(i % size.width, Math.floor(i / size.width));
  }
  const png = encode({ ...size, channels: 1, data }, { zlib: { level } });
  return { name, mimeType: 'image/png', buffer: Buffer.from(png) };
}

/** Mean level of the pixels that `has` takes, 0 to 255; NaN without any. */
export function meanLevel({ width, data }: Pixels, has: (x: number, y: number) => boolean): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < data.length; i += 4) {
    const pixel = i / 4;
    if (!has(pixel % width, Math.floor(pixel / width))) continue;
    sum += data[i]! + data[i + 1]! + data[i + 2]!;
    count += 3;
  }
  return sum / count;
}

/** Puts the pointer back to where it is over nothing of the viewer. */
export async function pointAway(page: Page): Promise<void> {
  await page.mouse.move(2, 2);
  await expect(page.locator('.readout')).toHaveCount(0);
}
