import type { FilePayload } from './helpers/files';
import { choose, inspected, messages, openApp, queryList } from './helpers/flow';
import { expect, test } from './helpers/test';
import type { Page } from '@playwright/test';

/** A bracket with an arrow on it, turned by so many degrees; with a scratch where it is defective. */
function bracket(
  page: Page,
  name: string,
  degrees: number,
  isScratched = false,
): Promise<FilePayload> {
  return page
    .evaluate(
      async ({ angle, scratched }) => {
        const canvas = new OffscreenCanvas(320, 320);
        const context = canvas.getContext('2d')!;
        context.fillStyle = '#555d66';
        context.fillRect(0, 0, 320, 320);
        context.translate(160, 160);
        context.rotate((angle * Math.PI) / 180);
        context.fillStyle = '#c9b27a';
        context.fillRect(-120, -34, 240, 68);
        context.fillRect(60, -34, 60, 120);
        context.fillStyle = '#222';
        for (const x of [-90, -50]) {
          context.beginPath();
          context.arc(x, 0, 13, 0, 7);
          context.fill();
        }
        context.fillStyle = '#8a2f24';
        for (let i = 0; i < 4; i++) context.fillRect(-20 + 16 * i, -20, 8, 40);
        if (scratched) {
          context.strokeStyle = '#fff';
          context.lineWidth = 6;
          context.beginPath();
          context.moveTo(74, 66);
          context.lineTo(108, -22);
          context.stroke();
        }
        const blob = await canvas.convertToBlob({ type: 'image/png' });
        return [...new Uint8Array(await blob.arrayBuffer())];
      },
      { angle: degrees, scratched: isScratched },
    )
    .then((bytes) => ({ name, mimeType: 'image/png', buffer: Buffer.from(bytes) }));
}

test('parts at any angle are found to be so, said, and compared in eight directions', async ({
  page,
}) => {
  await openApp(page);
  const photos = (angles: readonly number[], name: string) =>
    Promise.all(angles.map((angle) => bracket(page, `${name}-${angle}.png`, angle)));
  await choose(page, 'references', await photos([0, 90, 200], 'reference'));
  const good = await photos([45, 135, 270, 320], 'good');
  await choose(page, 'photos to inspect', [
    ...good,
    await bracket(page, 'scratched.png', 160, true),
  ]);
  // Said before the photos are compared again; it goes by itself.
  await expect(messages(page)).toContainText('Your parts lie at any angle', { timeout: 60_000 });
  const rows = await inspected(page, 5);
  expect(rows[0]!.name).toBe('scratched.png');
  const turned = new Map(rows.map(({ name, score }) => [name, score!]));

  const direction = page.getByRole('combobox', { name: 'Parts lie' });
  await direction.scrollIntoViewIfNeeded();
  await expect(direction.getByRole('option').first()).toHaveText('Automatic: any angle');
  await expect(page.getByText(/come \d+ % nearer when the others may turn/)).toBeVisible();
  await direction.selectOption({ label: 'Upright: as in the references' });
  await expect
    .poll(
      async () =>
        (await inspected(page, 5)).filter(({ name, score }) => score! > turned.get(name)!).length,
    )
    .toBeGreaterThanOrEqual(4);
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () =>
      (await inspected(page, 5)).every(({ name, score }) => score === turned.get(name)),
    )
    .toBe(true);
  await expect(queryList(page).getByRole('option').first()).toHaveAccessibleName(/scratched/);
});
