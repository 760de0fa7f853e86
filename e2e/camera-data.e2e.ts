import { encode } from 'fast-png';
import type { FilePayload } from './helpers/files';
import { choose, inspected } from './helpers/flow';
import { photoPixels, stage } from './helpers/stage';
import { expect, test } from './helpers/test';
import { meanLevel, pointAway, zoomOf } from './helpers/viewer';

const SIDE_PX = 96;

/** A plate in 12 of 16 bits, every number another one; or the same in 8 bits, with more noise. */
function plate(name: string, number: number, { bits = 16, noise = 0 } = {}): FilePayload {
  const white = bits === 16 ? 4095 : 255;
  const data = bits === 16 ? new Uint16Array(SIDE_PX ** 2) : new Uint8Array(SIDE_PX ** 2);
  for (let i = 0; i < data.length; i++) {
    const [x, y] = [i % SIDE_PX, Math.floor(i / SIDE_PX)];
    const block = (Math.floor(x / 12) * 7 + Math.floor(y / 12) * 13 + number * 29) % 10;
    data[i] = Math.round(white * (0.1 + 0.09 * block) + ((i * 31 + noise) % 5) * noise);
  }
  data[0] = white;
  const image = { width: SIDE_PX, height: SIDE_PX, channels: 1, depth: bits as 8 | 16, data };
  return { name, mimeType: 'image/png', buffer: Buffer.from(encode(image)) };
}

test('camera data is read by its references, and copies of one photo count once', async ({
  page,
}) => {
  await page.goto('/');
  const references = [
    plate('a.png', 1),
    plate('a-8bit.png', 1, { bits: 8 }),
    plate('a-frame.png', 1, { noise: 4 }),
    plate('b.png', 2),
  ];
  await choose(page, 'references', references);
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details.getByRole('region', { name: 'Threshold' })).toContainText(
    'a-frame.png and a.png show the same picture as a-8bit.png',
    { timeout: 30_000 },
  );
  await expect(details.getByRole('region', { name: 'Threshold' })).toContainText(
    'From 2 references',
  );
  const range = details.getByRole('combobox', { name: 'Black to white' });
  await expect(range.locator('option:checked')).toHaveText('Automatic: 12-bit (0 to 4,095)');
  await range.selectOption('16');
  await expect(range).toHaveValue('16');
  await page.keyboard.press('Control+z');
  await expect(range).toHaveValue('auto');
});

test('another range is seen in the viewer, which keeps its zoom, and in the loupe', async ({
  page,
}) => {
  await page.goto('/');
  await choose(page, 'references', [plate('a.png', 1), plate('b.png', 2)]);
  await choose(page, 'photos to inspect', [plate('q.png', 3)]);
  await inspected(page, 1);
  await expect(stage(page)).toHaveAccessibleName(/^Photo q\.png/);
  await page.keyboard.press('l');
  const crop = page.getByRole('region', { name: 'Loupe' }).locator('canvas.loupe-crop').first();
  const cropLevel = () =>
    crop.evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      return data.reduce((sum, value, i) => sum + (i % 4 === 3 ? 0 : value), 0) / (width * height);
    });
  const photoLevel = async () => meanLevel(await photoPixels(page), () => true);
  await page.getByRole('button', { name: /^Zoom in/ }).click();
  await page.getByRole('button', { name: /^Zoom in/ }).click();
  await pointAway(page);
  const zoom = await zoomOf(page);
  await expect.poll(cropLevel).toBeGreaterThan(0);
  const [photoBefore, cropBefore] = [await photoLevel(), await cropLevel()];
  await page.getByRole('combobox', { name: 'Black to white' }).selectOption('14');
  // A quarter as light, but for the frame of the crop and what lies beside the photo.
  await expect.poll(cropLevel).toBeLessThan(cropBefore * 0.6);
  await expect(async () => expect(await photoLevel()).toBeLessThan(photoBefore * 0.6)).toPass();
  expect(await zoomOf(page)).toBe(zoom);
});
