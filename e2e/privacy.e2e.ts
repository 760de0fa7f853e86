import { softwareGraphics } from './helpers/browser';
import { sampleFiles } from './helpers/files';
import { choose, engineChip, inspected, openApp, rows, trySample } from './helpers/flow';
import { brokenPolicy, watchPolicy } from './helpers/policy';
import { readCsv, readResults } from './helpers/results';
import { expect, test } from './helpers/test';
import { exportAll, exportTables, withoutSaveDialogue } from './helpers/zip';

test.use({ launchOptions: softwareGraphics });

test('nothing leaves the page, and its own policy is never broken', async ({
  page,
  context,
  baseURL,
}) => {
  const asked: { url: string; method: string }[] = [];
  context.on('request', (request) => asked.push({ url: request.url(), method: request.method() }));
  await context.route(
    (url) => url.origin !== baseURL && url.protocol.startsWith('http'),
    (route) => route.abort(),
  );
  await watchPolicy(page);
  await withoutSaveDialogue(page);
  await openApp(page);
  await trySample(page);
  await page.getByTitle('Light theme').click();
  await page.getByRole('button', { name: 'View options' }).click();
  await page.getByLabel('Colours').selectOption({ index: 1 });
  await page.keyboard.press('Escape');
  await exportAll(page);
  for (const name of ['CPU', 'WebGL']) {
    await engineChip(page).click();
    await page.getByRole('radio', { name }).check();
    await expect(engineChip(page)).toHaveAccessibleName(new RegExp(`Computing with: ${name}`));
    await page.keyboard.press('Escape');
  }
  await choose(page, 'photos to inspect', [
    { ...sampleFiles(['train/good/000.jpg'])[0]!, name: 'more.jpg' },
  ]);
  await inspected(page, 13);

  const others = asked.filter(
    ({ url }) => !/^(blob|data):/.test(url) && new URL(url).origin !== baseURL,
  );
  expect(others, 'requests to other origins').toEqual([]);
  expect(
    asked.filter(({ method }) => method !== 'GET'),
    'anything sent',
  ).toEqual([]);
  expect(await brokenPolicy(page)).toEqual([]);
});

test('the server isolates the page and allows no foreign or inline code', async ({ page }) => {
  const response = (await page.goto('/'))!;
  const headers = response.headers();
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
  expect(headers['referrer-policy']).toBe('no-referrer');
  const policy = headers['content-security-policy']!;
  const directives = new Map(
    policy.split('; ').map((directive) => {
      const [name, ...sources] = directive.split(' ');
      return [name!, sources];
    }),
  );
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(directives.get('connect-src')).toEqual(["'self'"]);
  expect(directives.get('worker-src')).toEqual(["'self'"]);
  expect(directives.get('style-src')).toEqual(["'self'"]);
  expect(policy).not.toMatch(/'unsafe-(inline|eval)'|https?:|\*/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('file names are text, never code, on the page and in the tables', async ({ page }) => {
  const names = ['<img src=x onerror=alert(1)>.png', '=cmd()|x.png', 'a, "b".jpg'];
  const photos = sampleFiles(['test/good/000.jpg', 'test/dent/000.jpg', 'test/scratch/000.jpg']);
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await withoutSaveDialogue(page);
  await openApp(page);
  await choose(page, 'references', sampleFiles(['train/good/000.jpg', 'train/good/004.jpg']));
  await choose(
    page,
    'photos to inspect',
    photos.map((photo, i) => ({ ...photo, name: names[i]! })),
  );
  await inspected(page, 3);
  expect((await rows(page)).map(({ name }) => name).sort()).toEqual([...names].sort());
  await page.getByText(names[0]!, { exact: true }).first().click();
  await expect(page.getByRole('heading', { name: names[0]! })).toBeVisible();
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  expect(dialogs).toBe(0);

  const entries = await exportTables(page);
  const [header, ...lines] = readCsv(entries.get('results.csv')!);
  const files = lines.map((line) => line[header!.indexOf('file')]);
  expect(files.sort()).toEqual([names[0]!, `'${names[1]!}`, names[2]!].sort());
  for (const line of lines) for (const cell of line) expect(cell).not.toMatch(/^[=+@]/);
  expect(
    readResults(entries)
      .results.map(({ file }) => file)
      .sort(),
  ).toEqual([...names].sort());
  for (const name of entries.keys()) expect(name).not.toMatch(/[<>:"|?*\\]|\.\.|^\//);
});
