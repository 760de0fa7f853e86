import type { Page } from '@playwright/test';
import { inspected, openFew, openSample, queryList, referenceList, rowOf } from './helpers/flow';
import { helpLines, playwrightKey } from './helpers/keys';
import { expect, test } from './helpers/test';

const trial = (page: Page) => page.getByRole('region', { name: 'Trial' });
const palette = (page: Page) => page.getByRole('combobox', { name: 'Command or photo' });
const comment = (page: Page) => page.getByRole('textbox', { name: 'Comment' });
const photos = (page: Page) => queryList(page).getByRole('option');
const references = (page: Page) => referenceList(page).getByRole('option');
const isOn = (page: Page, name: string, on: boolean) =>
  expect(page.getByRole('button', { name, exact: true })).toHaveAttribute(
    'aria-pressed',
    String(on),
  );
const zoom = async (page: Page) => parseInt(await page.locator('.title-zoom').innerText(), 10);

type Effect = (page: Page, press: () => Promise<void>) => Promise<void>;

/** Pressed once it is there, pressed again it has gone. */
const opens =
  (role: 'dialog' | 'region', name: string): Effect =>
  async (page, press) => {
    await press();
    await expect(page.getByRole(role, { name, exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole(role, { name, exact: true })).toHaveCount(0);
  };

const labels =
  (name: string): Effect =>
  async (page, press) => {
    await press();
    await isOn(page, name, true);
  };

const views =
  (name: string): Effect =>
  async (page, press) => {
    await press();
    await expect(page.getByRole('radio', { name, exact: true })).toBeChecked();
  };

const zooms =
  (isRight: (now: number, before: number) => boolean): Effect =>
  async (page, press) => {
    const before = await zoom(page);
    await press();
    await expect.poll(async () => isRight(await zoom(page), before)).toBe(true);
  };

/** The effect of each line of the help sheet, in an order in which all are possible. */
const effects: Readonly<Record<string, Effect>> = {
  'Next photo': async (page, press) => {
    await press();
    await expect(page.getByText('2 of 12')).toBeVisible();
  },
  'Previous photo': async (page, press) => {
    await press();
    await expect(page.getByText('1 of 12')).toBeVisible();
  },
  'Label good': labels('Good'),
  'Label defective': labels('Defective'),
  'Label unsure': labels('Unsure'),
  'Clear label': async (page, press) => {
    await press();
    await isOn(page, 'Unsure', false);
  },
  Flag: labels('Flag'),
  Undo: async (page, press) => {
    await press();
    await isOn(page, 'Flag', false);
  },
  Redo: async (page, press) => {
    await press();
    await isOn(page, 'Flag', true);
  },
  Comment: async (page, press) => {
    await press();
    await expect(comment(page)).toBeFocused();
    await page.keyboard.type('not kept');
    await page.keyboard.press('Escape');
    await expect(comment(page)).toHaveValue('');
  },
  'Use as reference, or inspect': async (page, press) => {
    await press();
    await expect(trial(page)).toBeVisible();
    await expect(references(page)).toHaveCount(9);
    await press();
    await expect(references(page)).toHaveCount(8);
    await inspected(page, 12);
  },
  Remove: async (page, press) => {
    await press();
    await expect(photos(page)).toHaveCount(11);
    await page.keyboard.press('z');
    await expect(photos(page)).toHaveCount(12);
  },
  'Zoom in': zooms((now, before) => now > before),
  'Zoom out': zooms((now, before) => now < before),
  'Actual size': zooms((now) => now === 100),
  'Fit the photo': zooms((now) => now > 100),
  'View: overlay': views('Overlay'),
  'View: side by side': views('Side by side'),
  'View: swipe': views('Swipe'),
  'View: blink': views('Blink'),
  'View: difference': views('Difference'),
  'View: heatmap': views('Heatmap'),
  'View: contours': views('Contours'),
  'View: photo': views('Photo'),
  Loupe: async (page, press) => {
    await press();
    await isOn(page, 'Let the loupe go (L or Escape)', true);
    await press();
    await isOn(page, 'Pin the loupe here (L)', false);
  },
  'Search photos': async (page, press) => {
    await press();
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Escape');
  },
  'Grid of all photos': async (page, press) => {
    await press();
    await expect(page.getByRole('region', { name: 'Grid' })).toBeVisible();
    await press();
    await expect(page.getByRole('region', { name: 'Grid' })).toHaveCount(0);
  },
  'Film strip': async (page, press) => {
    await press();
    await expect(page.getByRole('listbox', { name: 'Film strip' })).toBeVisible();
    await press();
    await expect(page.getByRole('listbox', { name: 'Film strip' })).toHaveCount(0);
  },
  'Outlines of regions': async (page, press) => {
    const name = 'Outline and number the regions above the threshold';
    await isOn(page, name, true);
    await press();
    await isOn(page, name, false);
  },
  Projects: opens('dialog', 'Projects'),
  'Proof on your labels': opens('region', 'Proof'),
  'Keyboard shortcuts': opens('dialog', 'Keyboard shortcuts'),
  'Search commands and photos': opens('dialog', 'Search commands and photos'),
};

test('every key does what the help sheet says', async ({ page }) => {
  await openSample(page);
  await page.getByRole('heading', { name: '000.jpg' }).click();
  const lines = await helpLines(page);
  for (const [what, effect] of Object.entries(effects)) {
    const line = lines.find((one) => one.what === what);
    expect(line, what).toBeDefined();
    await test.step(`${line!.keys[0]}: ${what}`, () =>
      effect(page, () => page.keyboard.press(playwrightKey(line!.keys[0]!))));
  }
});

test('keys leave text fields alone and work from radio buttons', async ({ page }) => {
  await openFew(page);
  await page.getByLabel('Project name').fill('n x u f r z ?');
  await page.getByLabel('Project name').press('n');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await isOn(page, 'Good', false);
  await page.keyboard.press('Escape');
  await page.getByRole('radiogroup', { name: 'View' }).getByText('Photo').click();
  await page.keyboard.press('n');
  await isOn(page, 'Good', true);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Contours', exact: true })).toBeChecked();
  await expect(page.getByText('1 of 3')).toBeVisible();
});

test('the palette finds commands and photos, runs them, and puts recent ones first', async ({
  page,
}) => {
  const ranked = await openSample(page);
  await page.getByLabel('Project name').focus();
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeFocused();
  await page.keyboard.type('label prf');
  await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toHaveText(
    /^Proof on your labels/,
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Proof' })).toBeVisible();

  await page.getByRole('button', { name: 'Search commands and photos' }).click();
  const options = page.getByRole('listbox', { name: 'Found' }).getByRole('option');
  await expect(options.first()).toHaveText(/^Proof on your labels/);
  const { path } = ranked[4]!;
  await palette(page).fill(path);
  await expect(options.first()).toContainText(path);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const active = await palette(page).getAttribute('aria-activedescendant');
  expect(await options.first().getAttribute('id')).toBe(active);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, path)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+k');
  await palette(page).fill('qqqq');
  await expect(page.getByText('Nothing is called that.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
});
