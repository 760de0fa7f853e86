import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect } from './test';
import { typefaceThere } from './typeface';

const folder = fileURLToPath(new URL('../gallery/', import.meta.url));

/** Whether new pictures are taken in place of comparing: `npm run gallery`. */
const isTaking = process.env.GALLERY === 'take';

/** Both pictures are compared at this width: how letters are drawn differs between machines. */
const LOOK_WIDTH = 120;

/**
 * Grey levels of 255, on the mean over all of the picture. The typeface comes with the app, so that
 * machines differ in how they smooth letters alone: 0.01 on the same one, up to 0.4 with letters
 * moved to whole pixels.
 */
const MOST_MEAN_DIFFERENCE = 1;

/** A cell of the picture that is off by so much has changed. */
const CELL_DIFFERENCE = 24;
const MOST_CHANGED_SHARE = 0.01;

interface Comparison {
  readonly sameSize: boolean;
  /** Of grey levels over the new picture: 0 for a blank one. */
  readonly spread: number;
  readonly meanDifference: number;
  readonly changedShare: number;
}

/** Holds the page against its picture in the gallery, or takes a new one. */
export async function expectAsInGallery(page: Page, name: string): Promise<void> {
  const path = `${folder}${name}.jpg`;
  const now = await stillStanding(page);
  if (isTaking) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, now);
    return;
  }
  expect(existsSync(path), `${name} is not in the gallery: npm run gallery -- --take`).toBe(true);
  const found = await compare(page, readFileSync(path), now);
  const message = `${name}: ${JSON.stringify(found)}; if it is meant, npm run gallery -- --take`;
  expect(found.sameSize, message).toBe(true);
  expect(found.spread, message).toBeGreaterThan(4);
  expect(found.meanDifference, message).toBeLessThan(MOST_MEAN_DIFFERENCE);
  expect(found.changedShare, message).toBeLessThan(MOST_CHANGED_SHARE);
}

/** The typeface is there, and two looks in a row are the same. */
async function stillStanding(page: Page): Promise<Buffer> {
  await typefaceThere(page);
  let last: Buffer = Buffer.alloc(0);
  await expect(async () => {
    const now = await page.screenshot({ type: 'jpeg', quality: 82 });
    const isSame = now.equals(last);
    last = now;
    expect(isSame, 'the page is at rest').toBe(true);
  }).toPass({ intervals: [150] });
  return last;
}

/** Where pictures are compared; it ends with the browser. */
let table: Page | null = null;

/** In a page of its own, whose policy allows to read pictures. */
async function compare(page: Page, before: Buffer, now: Buffer): Promise<Comparison> {
  if (!table || table.isClosed()) table = await page.context().browser()!.newPage();
  return table.evaluate(
    async ({ pictures, width, cell }) => {
      const decoded = await Promise.all(
        pictures.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
          return createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
        }),
      );
      const [a, b] = decoded as [ImageBitmap, ImageBitmap];
      const height = Math.round((width * b.height) / b.width);
      const greys = decoded.map((bitmap) => {
        const context = new OffscreenCanvas(width, height).getContext('2d')!;
        context.imageSmoothingQuality = 'high';
        context.drawImage(bitmap, 0, 0, width, height);
        const { data } = context.getImageData(0, 0, width, height);
        return Array.from({ length: width * height }, (_, i) => {
          const [red, green, blue] = data.subarray(4 * i, 4 * i + 3);
          return (red! + green! + blue!) / 3;
        });
      });
      const [old, fresh] = greys as [number[], number[]];
      const mean = fresh.reduce((sum, value) => sum + value, 0) / fresh.length;
      const variance = fresh.reduce((sum, value) => sum + (value - mean) ** 2, 0) / fresh.length;
      const differences = fresh.map((value, i) => Math.abs(value - old[i]!));
      return {
        sameSize: a.width === b.width && a.height === b.height,
        spread: Math.sqrt(variance),
        meanDifference: differences.reduce((sum, value) => sum + value, 0) / fresh.length,
        changedShare: differences.filter((value) => value > cell).length / fresh.length,
      };
    },
    {
      pictures: [before.toString('base64'), now.toString('base64')],
      width: LOOK_WIDTH,
      cell: CELL_DIFFERENCE,
    },
  );
}
