import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { folderOf, samplePath } from './files';
import { withoutGraphics } from './browser';
import { findChromium } from '../chromium.mjs';

/** At 30 frames a second: long enough for a frame of each to be scored on a slow machine. */
const FRAMES_OF_EACH = 150;

/**
 * A browser whose camera shows these photos of the sample for five seconds each, over and over.
 * A sequence of JPEG files one after the other is what Chromium takes for a film.
 */
export function cameraShowing(paths: readonly string[]) {
  const photos = paths.map((path) => readFileSync(samplePath(path)));
  const film = Buffer.concat(photos.flatMap((photo) => Array<Buffer>(FRAMES_OF_EACH).fill(photo)));
  const folder = folderOf('camera', new Map([['film.mjpeg', film]]));
  return {
    executablePath: findChromium(),
    args: [
      ...withoutGraphics,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${join(folder, 'film.mjpeg')}`,
    ],
  };
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
