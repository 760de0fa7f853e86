import type { Page } from '@playwright/test';
import { findChromium } from '../browsers.mjs';
import { withoutGraphics } from './browser';
import { filmOf } from './film';
import { test as base } from './test';

/** The app's tests in a browser whose camera shows these photos of the sample in turn. */
export function testWithCamera(paths: readonly string[]) {
  return base.extend({
    launchOptions: [
      // Playwright wants to see the pattern.
      // eslint-disable-next-line no-empty-pattern
      async ({}, use) => {
        const film = await filmOf(paths);
        const args = [
          ...withoutGraphics,
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${film}`,
        ];
        await use({ executablePath: findChromium(), args });
      },
      { scope: 'worker' },
    ],
  });
}

/** Has the page remember the tracks and bitmaps that it holds. */
export async function watchCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    const held = { tracks, bitmaps: 0 };
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
    const create = createImageBitmap;
    const close = ImageBitmap.prototype.close;
    // As the page calls it: a video, without options.
    window.createImageBitmap = (async (video: HTMLVideoElement) => {
      const bitmap = await create(video);
      held.bitmaps += 1;
      bitmap.close = () => {
        held.bitmaps -= 1;
        close.call(bitmap);
      };
      return bitmap;
    }) as typeof createImageBitmap;
    Object.assign(window, { held });
  });
}

/** Tracks that are on, and bitmaps of the camera that have not been closed. */
export function heldByCamera(page: Page): Promise<{ tracks: number; bitmaps: number }> {
  return page.evaluate(() => {
    const { held } = window as unknown as {
      held: { tracks: MediaStreamTrack[]; bitmaps: number };
    };
    const tracks = held.tracks.filter(({ readyState }) => readyState === 'live').length;
    return { tracks, bitmaps: held.bitmaps };
  });
}
