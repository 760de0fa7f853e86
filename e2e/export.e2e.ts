import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import {
  choose,
  fewReferences,
  inSet,
  inspected,
  messages,
  openApp,
  openFew,
  openSample,
  rowOf,
} from './helpers/flow';
import { expectMask, expectSound, readCoco } from './helpers/coco';
import { sampleFiles } from './helpers/files';
import { readCsv, readNpy, readResults } from './helpers/results';
import { expect, test } from './helpers/test';
import {
  answerSaveDialogue,
  entryOf,
  exportAll,
  preparedExport,
  readZip,
  savedFile,
  startExport,
  withoutSaveDialogue,
} from './helpers/zip';

/** Ends of the colour map Ember, oklch(0.18 0.075 285) and oklch(0.96 0.065 102), in sRGB. */
const LOWEST = [16, 8, 48];
const HIGHEST = [250, 244, 194];

test('the zip holds every picture, map and table, and they agree with each other and the page', async ({
  page,
}) => {
  await withoutSaveDialogue(page);
  const ranked = await openSample(page);
  const { name, entries } = await exportAll(page);
  expect(name).toBe('Machined flange.zip');

  const results = readResults(entries);
  const marked = results.results.filter(({ regionCount }) => regionCount! > 0);
  expect(entries.size).toBe(12 * 5 + marked.length + 5);
  expect(results.backend).toBe('wasm');
  expect(results.featureSpec).toMatchObject({
    backbone: expect.any(String),
    inputAreaPx: 320 * 320,
  });
  expect(results.references).toHaveLength(8);
  expect(results.results.map(({ path }) => inSet(path))).toEqual(ranked.map(({ path }) => path));
  results.results.forEach((result, i) => {
    expect(result.score!.toFixed(2)).toBe(ranked[i]!.score!.toFixed(2));
    expect(result.verdict).toBe(ranked[i]!.state);
    expect(result).toMatchObject({ threshold: results.threshold, references: 8, problem: null });
    expect(result.label).toBe(result.path.includes('/good/') ? 'good' : 'defective');
  });

  const [header, ...lines] = readCsv(entries.get('results.csv')!);
  const fromCsv = lines.map((line) => {
    const row = Object.fromEntries(header!.map((key, i) => [key, line[i]!]));
    const { rawPath, ...rest } = row;
    expect(JSON.parse(rawPath!)).toBe(rest.path);
    return rest;
  });
  const fromJson = results.results.map((result) =>
    Object.fromEntries(
      Object.entries(result)
        .filter(([key]) => key !== 'regions')
        .map(([key, value]) => [key, value === null ? '' : String(value)]),
    ),
  );
  expect(fromCsv).toEqual(fromJson);

  let beyond = 0;
  for (const row of results.results) {
    const { path, mapWidth, mapHeight, imageWidth, imageHeight } = row;
    const map = readNpy(entryOf(entries, path, 'score.npy'));
    expect([map.width, map.height]).toEqual([mapWidth, mapHeight]);
    const grey = decode(entryOf(entries, path, 'score16.png'));
    expect([grey.width, grey.height, grey.depth, grey.channels]).toEqual([
      mapWidth,
      mapHeight,
      16,
      1,
    ]);
    let furthest = 0;
    map.values.forEach((value, i) => {
      furthest = Math.max(
        furthest,
        Math.abs(value - grey.data[i]! * results.scoreMapPng.unitPerLevel),
      );
    });
    expect(furthest, `${path}: 16-bit map against .npy`).toBeLessThanOrEqual(2 / 65535);
    const overlay = decode(entryOf(entries, path, 'overlay.png'));
    expect([overlay.width, overlay.height]).toEqual([imageWidth, imageHeight]);
    const heatmap = decode(entryOf(entries, path, 'heatmap.png'));
    expect([heatmap.width, heatmap.height]).toEqual([map.width, map.height]);
    const colourAt = (i: number) => {
      const at = i * heatmap.channels;
      return [...heatmap.data.subarray(at, at + 3)];
    };
    const coldest = map.values.reduce(
      (best, value, i) => (value < map.values[best]! ? i : best),
      0,
    );
    expect(colourAt(coldest), `${path}: coldest place`).toEqual(LOWEST);
    // The colours follow the scores: nothing is brighter than the hottest place.
    const light = (i: number) =>
      [0.2126, 0.7152, 0.0722].reduce(
        (sum, share, c) => sum + share * heatmap.data[i * heatmap.channels + c]!,
        0,
      );
    const hottest = map.values.reduce(
      (best, value, i) => (value > map.values[best]! ? i : best),
      0,
    );
    const brightest = map.values.reduce((most, _, i) => Math.max(most, light(i)), 0);
    expect(light(hottest), `${path}: hottest place`).toBeGreaterThanOrEqual(brightest - 3);
    // The colour bar ends at twice the threshold.
    const gross = map.values.findIndex((value) => value >= 2 * results.threshold);
    if (gross < 0) continue;
    beyond += 1;
    expect(colourAt(gross), `${path}: beyond the colour bar`).toEqual(HIGHEST);
  }
  expect(beyond, 'photos beyond the colour bar').toBeGreaterThan(0);
});

test('regions are the same in the tables, the annotations, the masks and the pictures', () => {
  const entries = preparedExport();
  const { results, regions: options, threshold } = readResults(entries);
  const smallest = { value: 0, unit: 'percent' };
  const mapThreshold = options.threshold;
  expect(options).toEqual({ threshold: mapThreshold, smallest, smoothingPx: 5, mmPerPx: null });
  // A smoothed map's peaks are a little lower than the mean of the highest patches.
  expect(mapThreshold).toBeLessThan(threshold);
  expect(mapThreshold).toBeGreaterThan(0.8 * threshold);

  const coco = readCoco(entries);
  expectSound(coco);
  expect(coco.images.map(({ file_name, width, height }) => [file_name, width, height])).toEqual(
    results.map(({ path, imageWidth, imageHeight }) => [path, imageWidth, imageHeight]),
  );
  expect(coco.annotations.length).toBeGreaterThan(5);
  for (const image of coco.images) {
    const name = image.file_name.replace(/\.[^.]*$/, '');
    expectMask(entries.get(`masks/${name}.png`)!, coco, image);
    const result = results.find(({ path }) => path === image.file_name)!;
    const annotated = coco.annotations.filter(({ image_id }) => image_id === image.id);
    expect(annotated.map(({ bbox }) => bbox)).toEqual(
      result.regions!.map(({ x, y, width, height }) => [x, y, width, height]),
    );
    expect(result.regionCount).toBe(annotated.length);
    expect(result.largestRegionPx).toBe(Math.max(0, ...annotated.map(({ area }) => area)));
    expect(result.sentence).toMatch(result.verdict === 'anomalous' ? /unlike/i : /\.$/);
    const contours = entries.get(`${name}_contours.png`);
    expect(contours !== undefined).toBe(annotated.length > 0);
    if (contours) expect(decode(contours)).toMatchObject({ width: image.width });
    // Regions are where the map reaches the threshold, and nowhere else: found in a smaller map
    // of the same scores, they may differ along the rim.
    const map = readNpy(entryOf(entries, image.file_name, 'score.npy'));
    const reaching = map.values.reduce((sum, value) => sum + (value >= mapThreshold ? 1 : 0), 0);
    const told = annotated.reduce((sum, { area }) => sum + area, 0);
    const rim = annotated.reduce((sum, { bbox }) => sum + 2 * (bbox[2] + bbox[3]), 0);
    expect(Math.abs(reaching - told), `${name}: pixels`).toBeLessThanOrEqual(2 + rim / 2);
    const highest = map.values.reduce((most, value) => Math.max(most, value), 0);
    if (annotated[0]) expect(annotated[0].score).toBeCloseTo(highest, 2);
  }

  const [header, ...lines] = readCsv(entries.get('regions.csv')!);
  expect(header!.slice(0, 4)).toEqual(['file', 'path', 'number', 'severity']);
  const told = results.flatMap(({ file, path, regions }) =>
    regions!.map((region) => [
      file,
      path,
      ...Object.values(region).map((value) => (value === null ? '' : String(value))),
    ]),
  );
  const nameColumn = header!.indexOf('exportName');
  expect(lines.map((line) => line.slice(0, nameColumn))).toEqual(told);

  // Every file is named for its photo by all tables, and nothing is named that is not there.
  const namesOf = (row: Readonly<Record<string, unknown>>) =>
    Object.entries(row).flatMap(([key, value]) =>
      /.File$/.test(key) && value ? [`${value}`] : [],
    );
  const named = results.flatMap((row) => namesOf({ ...row })).sort();
  const tables = /^(report\.html|results\.(csv|json)|regions\.csv|annotations\.coco\.json)$/;
  expect(named).toEqual([...entries.keys()].filter((name) => !tables.test(name)).sort());
  expect(coco.images.flatMap((image) => namesOf({ ...image })).sort()).toEqual(named);
  for (const line of lines) {
    const row = Object.fromEntries(header!.map((key, i) => [key, line[i]!]));
    const result = results.find(({ path }) => path === row.path)!;
    expect(namesOf(row)).toEqual(namesOf({ ...result }));
  }
});

test('where the browser can, the zip is streamed to the chosen file', async ({ page }) => {
  await answerSaveDialogue(page);
  await openFew(page);
  await page.getByLabel('Project name').fill('Line 3');
  await page.getByLabel('Project name').press('Enter');
  await startExport(page);
  await expect(messages(page)).toContainText('Saved Line 3.zip.');
  const saved = await savedFile(page);
  expect(saved).toMatchObject({ name: 'Line 3.zip', closed: true });
  expect(saved.pieces).toBeGreaterThan(10);
  const entries = readZip(saved.bytes);
  const { results } = readResults(entries);
  expect(results).toHaveLength(3);
  expect(entries.size).toBe(3 * 5 + results.filter((row) => row.regionCount! > 0).length + 5);
});

test('single files of a photo come from the details', async ({ page }) => {
  await openFew(page);
  await rowOf(page, 'scratch-000.jpg').click();
  const save = async (button: string) => {
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const download = await started;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const overlay = await save('Overlay PNG');
  expect(overlay.name).toBe('scratch-000_overlay.png');
  expect(decode(overlay.bytes)).toMatchObject({ width: 512, height: 512 });
  const heatmap = await save('Heatmap PNG');
  expect(decode(heatmap.bytes).width).toBeGreaterThan(200);
  const npy = await save('Scores .npy');
  const map = readNpy(npy.bytes);
  expect(npy.name).toBe('scratch-000_score.npy');
  expect([map.width, map.height]).toEqual([512, 512]);
  const grey = decode((await save('16-bit PNG')).bytes);
  expect(grey.depth).toBe(16);
  expect(grey.data[1000]! * (2 / 65535)).toBeCloseTo(map.values[1000]!, 3);
});

test('an export can be cancelled and done again', async ({ page }) => {
  await withoutSaveDialogue(page);
  await openApp(page);
  const queries = ['good', 'scratch', 'dent', 'corrosion', 'fibre'].flatMap((kind) => [
    `test/${kind}/000.jpg`,
    `test/${kind}/001.jpg`,
  ]);
  await choose(page, 'references', fewReferences);
  await choose(page, 'photos to inspect', sampleFiles(queries));
  await inspected(page, 10);
  let downloads = 0;
  page.on('download', () => (downloads += 1));
  await startExport(page);
  await page.getByRole('button', { name: 'Cancel saving' }).click();
  await expect(page.getByRole('progressbar', { name: 'Saving' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Export all' })).toBeEnabled();
  expect(downloads).toBe(0);
  await expect(messages(page)).not.toContainText('Saved');
  const { entries } = await exportAll(page);
  expect(readResults(entries).results).toHaveLength(10);
  expect([...entries.keys()].filter((name) => name.startsWith('masks/'))).toHaveLength(10);
  expect(downloads).toBe(1);
});
