import type { Page } from '@playwright/test';
import { choose, fewReferences, inspected, openApp, view } from './helpers/flow';
import { longTasksDuring, watchLongTasks } from './helpers/long-tasks';
import { layerPixels, stage, stagePixels } from './helpers/stage';
import { slowness } from './helpers/machine';
import { expect, test } from './helpers/test';
import { pointAway, zoomOf } from './helpers/viewer';

const SIZE = { width: 6000, height: 4000 };

/** A JPEG of 24 megapixels: soft stripes, and in the middle single pixels, black beside white. */
async function largePhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async ({ width, height }) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d')!;
    for (let x = 0; x < width; x += 60) {
      const level = 90 + (((x / 60) * 53) % 120);
      context.fillStyle = `rgb(${level} ${level} ${level})`;
      context.fillRect(x, 0, 60, height);
    }
    context.fillStyle = '#000';
    context.fillRect(width / 2 - 100, height / 2 - 100, 200, 200);
    context.fillStyle = '#fff';
    for (let y = -100; y < 100; y += 2) context.fillRect(width / 2 - 100, height / 2 + y, 200, 1);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, SIZE);
  return Buffer.from(base64, 'base64');
}

interface Frames {
  readonly perSecond: number;
  /** Of the page's main thread, a frame. */
  readonly mainMs: number;
}

/** Zooms with the wheel and pans with keys, a step of both a frame, and measures how it went. */
async function panAndZoom(page: Page, frames: number): Promise<Frames> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  };
  const before = await busy();
  const ms = await stage(page).evaluate(
    (canvas, count) =>
      new Promise<number>((resolve) => {
        const box = canvas.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const start = performance.now();
        const step = (frame: number) => {
          if (frame === count) return resolve(performance.now() - start);
          const at = { bubbles: true, clientX: x + 40 * Math.sin(frame / 9), clientY: y };
          const deltaY = (frame % 120 < 60 ? -1 : 1) * 40;
          canvas.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY, cancelable: true }));
          const key = frame % 80 < 40 ? 'ArrowRight' : 'ArrowLeft';
          dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: true, cancelable: true }));
          requestAnimationFrame(() => step(frame + 1));
        };
        requestAnimationFrame(() => step(0));
      }),
    frames,
  );
  const mainMs = (await busy()) - before;
  await client.detach();
  return { perSecond: (1000 * frames) / ms, mainMs: mainMs / frames };
}

test('24 megapixels with a heatmap: every pixel at 100 %, and 60 frames a second', async ({
  page,
  browser,
}) => {
  test.slow();
  await watchLongTasks(page);
  await openApp(page);
  const buffer = await largePhoto(page);
  await choose(page, 'references', fewReferences);
  await choose(page, 'photos to inspect', [{ name: 'large.jpg', mimeType: 'image/jpeg', buffer }]);
  await inspected(page, 1);
  await pointAway(page);
  await stagePixels(page);
  await page.keyboard.press('1');
  await expect.poll(() => zoomOf(page)).toBe(100);
  await view(page, 'Photo');
  // A coarser level shows the lines as even grey.
  const contrast = async () => {
    const box = (await stage(page).boundingBox())!;
    const [x, y] = [Math.round(box.width / 2) - 20, Math.round(box.height / 2) - 20];
    const { data } = await layerPixels(page, 'photos', { x, y, width: 40, height: 40 });
    return (
      Math.max(...data.filter((_, i) => i % 4 === 1)) -
      Math.min(...data.filter((_, i) => i % 4 === 1))
    );
  };
  await expect.poll(contrast).toBeGreaterThan(200);

  await view(page, 'Overlay');
  let frames: Frames = { perSecond: 0, mainMs: Infinity };
  const long = await longTasksDuring(browser, page, async () => {
    frames = await panAndZoom(page, 240);
  });
  test.info().annotations.push({
    type: 'measured',
    description: `${frames.perSecond.toFixed(1)} frames a second, ${frames.mainMs.toFixed(1)} ms of the main thread each`,
  });
  // Processor time: other programs on the machine do not count, and a frame has 16.7 ms.
  expect(frames.mainMs).toBeLessThan(14 * slowness());
  expect(long).toEqual([]);
});
