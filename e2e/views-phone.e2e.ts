import { openSample } from './helpers/flow';
import { changedShare, layerPixels, spread, stage, stagePixels, stageSize } from './helpers/stage';
import { expect, test } from './helpers/test';
import { zoomOf } from './helpers/viewer';

test.describe('on a phone', () => {
  test.use({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });

  test('two fingers zoom, panes lie below each other, and targets are large', async ({ page }) => {
    await openSample(page);
    await stagePixels(page);
    const box = (await stage(page).boundingBox())!;
    const fitted = await zoomOf(page).catch(() => NaN);
    const plain = await stagePixels(page);
    const client = await page.context().newCDPSession(page);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const fingers = (apart: number) => [
      { x: x - apart, y, id: 0 },
      { x: x + apart, y, id: 1 },
    ];
    const touch = (type: string, touchPoints: { x: number; y: number; id: number }[]) =>
      client.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints });
    await touch('touchStart', fingers(30));
    for (const apart of [45, 60, 75, 90]) await touch('touchMove', fingers(apart));
    await touch('touchEnd', []);
    await expect
      .poll(async () => changedShare(plain, await stagePixels(page)), `from ${fitted} %`)
      .toBeGreaterThan(0.1);
    await page.getByRole('button', { name: /^Fit the photo/ }).tap();
    await expect.poll(async () => changedShare(plain, await stagePixels(page))).toBe(0);

    await page.getByLabel('View', { exact: true }).selectOption({ label: 'Side by side' });
    await expect(page.getByLabel('Reference to compare with')).toBeVisible();
    await stagePixels(page);
    const { width, height } = await stageSize(page);
    const half = Math.floor(height / 2) - 2;
    for (const top of [0, height - half]) {
      const pane = await layerPixels(page, 'photos', { x: 0, y: top, width, height: half });
      expect(spread(pane)).toBeGreaterThan(5);
    }
    for (const control of [
      page.getByLabel('View', { exact: true }),
      page.getByLabel('Reference to compare with'),
      page.getByRole('slider', { name: 'Heatmap opacity' }),
      ...(await page.getByRole('toolbar', { name: 'Heatmap' }).getByRole('button').all()),
    ]) {
      expect((await control.boundingBox())!.height).toBeGreaterThanOrEqual(40);
    }

    await page.getByLabel('View', { exact: true }).selectOption({ label: 'Blink' });
    const released = await stagePixels(page);
    const hold = (await page.getByRole('button', { name: /^Hold for/ }).boundingBox())!;
    const finger = { x: hold.x + hold.width / 2, y: hold.y + hold.height / 2, id: 0 };
    await touch('touchStart', [finger]);
    await expect
      .poll(async () => changedShare(released, await stagePixels(page)))
      .toBeGreaterThan(0.002);
    await touch('touchEnd', []);
    await expect.poll(async () => changedShare(released, await stagePixels(page))).toBe(0);
  });
});
