import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../browsers.mjs';
import { withoutGraphics } from './browser';
import { folderOf, samplePath } from './files';

/** Slow, so that a busy machine has scored each picture before the next one comes. */
const FRAMES_A_SECOND = 2;
const SECONDS_OF_EACH = 5;

/** As long as the film shows one photo. */
export const SCENE_MS = SECONDS_OF_EACH * 1000;

/** Path of a film in YUV4MPEG2 for the browser's fake camera: photos of the sample in turn. */
export async function filmOf(paths: readonly string[]): Promise<string> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: withoutGraphics });
  try {
    const page = await browser.newPage();
    const parts: Uint8Array[] = [];
    for (const path of paths) {
      const jpeg = readFileSync(samplePath(path)).toString('base64');
      const { width, height, planes } = await page.evaluate(framePlanes, jpeg);
      const header = `YUV4MPEG2 W${width} H${height} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`;
      if (parts.length === 0) parts.push(Buffer.from(header));
      const frame = Buffer.concat([Buffer.from('FRAME\n'), Buffer.from(planes, 'base64')]);
      for (let i = 0; i < FRAMES_A_SECOND * SECONDS_OF_EACH; i++) parts.push(frame);
    }
    const folder = folderOf('film', new Map([['film.y4m', Buffer.concat(parts)]]));
    return join(folder, 'film.y4m');
  } finally {
    await browser.close();
  }
}

/** In a page: a JPEG's luma and chroma as cameras send them (BT.601, 16 to 235), base64. */
async function framePlanes(jpeg: string) {
  const bytes = Uint8Array.from(atob(jpeg), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const planes = new Uint8Array((width * height * 3) / 2);
  const [u, v] = [width * height, (width * height * 5) / 4];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const [red, green, blue] = data.subarray(4 * at, 4 * at + 3) as unknown as number[];
      planes[at] = 16 + (65.738 * red! + 129.057 * green! + 25.064 * blue!) / 256;
      if (row % 2 === 1 || column % 2 === 1) continue;
      const chroma = (row / 2) * (width / 2) + column / 2;
      planes[u + chroma] = 128 + (-37.945 * red! - 74.494 * green! + 112.439 * blue!) / 256;
      planes[v + chroma] = 128 + (112.439 * red! - 94.154 * green! - 18.285 * blue!) / 256;
    }
  }
  let text = '';
  for (let i = 0; i < planes.length; i += 4096) {
    text += String.fromCharCode(...planes.subarray(i, i + 4096));
  }
  return { width, height, planes: btoa(text) };
}
