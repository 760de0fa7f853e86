/**
 * What the app decides from references alone, with its own calibration in the real browser, beside
 * the best that any threshold could have done:
 *
 *   npm run bench:decisions -- --data DIR [--sets a,b] [--shots 1,2,4,8,16] [--draws 3]
 *     [--backend auto|webgl|wasm|cpu] [--json FILE] [--plot FILE]
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBench } from './browser.mjs';
import { decisionRates } from './decision-rates.mjs';
import { plotDecisions } from './plot.mjs';
import { drawReferences, findSets } from './sets.mjs';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    sets: { type: 'string' },
    shots: { type: 'string', default: '1,2,4,8,16' },
    draws: { type: 'string', default: '3' },
    backend: { type: 'string', default: 'auto' },
    json: { type: 'string' },
    plot: { type: 'string' },
  },
});
if (!options.data) throw new Error('--data DIR is missing: the folder with MVTec-layout sets');

/** Columns of the tables. */
const SHOWN = [
  ['false alarms', 'false_alarm_rate'],
  ['detections', 'detection_rate'],
  ['balanced accuracy', 'balanced_accuracy'],
  ['best', 'best_balanced_accuracy'],
  ['F1', 'f1'],
  ['best', 'best_f1'],
  ['unsure', 'unsure_rate'],
  ['at 1 %', 'false_alarm_rate_at_1'],
  ['at 0.1 %', 'false_alarm_rate_at_0.1'],
  ['region precision', 'region_precision'],
  ['best', 'best_region_precision'],
  ['region recall', 'region_recall'],
  ['best', 'best_region_recall'],
];
/** What the suggested threshold aims at, DEFAULT_RATE of core/score/calibration. */
const STATED_PERCENT = 5;
const shots = options.shots.split(',').map(Number);
const draws = Number(options.draws);
const wanted = options.sets?.split(',');
const data = resolve(options.data);
const sets = findSets(data).filter(({ name }) => !wanted || wanted.includes(name));
if (sets.length === 0) throw new Error(`no MVTec-layout set below ${data}`);

const url = (path) => `/data/${path.split('/').map(encodeURIComponent).join('/')}`;
const percent = (share) => (share === null ? null : Math.round(share * 1e4) / 100);

/** Mean of each number over those that have it. */
function meanOf(list) {
  const mean = (name) => {
    const known = list.map((rates) => rates[name]).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return Object.fromEntries(Object.keys(list[0]).map((name) => [name, mean(name)]));
}

const inPercent = (rates) =>
  Object.fromEntries(Object.entries(rates).map(([name, value]) => [name, percent(value)]));

function table(rows) {
  const cell = (value) => (value === null ? '-' : value.toFixed(0));
  console.log(`| set | ${SHOWN.map(([title]) => title).join(' | ')} |`);
  console.log(`|---|${SHOWN.map(() => '---').join('|')}|`);
  for (const [name, rates] of rows) {
    console.log(`| ${name} | ${SHOWN.map(([, key]) => cell(rates[key])).join(' | ')} |`);
  }
}

/** Rates by shots, the mean of the draws; shots that the set has too few images for are left out. */
async function measureSet(page, set) {
  const possible = shots.filter((k) => k <= set.references.length);
  for (const k of shots.filter((count) => !possible.includes(count))) {
    console.log(`${set.name} has ${set.references.length} good images: left out at ${k}`);
  }
  const keys = possible.flatMap((k) => Array.from({ length: draws }, (_, d) => ({ k, d })));
  const results = await page.evaluate(
    ([images, drawn]) => globalThis.bench.measureDecisions(images, drawn),
    [
      set.tests.map(({ path, defective, mask }) => ({
        url: url(path),
        defective,
        mask: mask && url(mask),
      })),
      keys.map(({ k, d }) => ({
        key: `${k}/${d}`,
        references: drawReferences(set.references, k, d, draws).map(url),
      })),
    ],
  );
  const isDefective = set.tests.map(({ defective }) => defective);
  const rates = results.map((result) => decisionRates(result, isDefective));
  const byShots = Object.fromEntries(
    possible.map((k, i) => [k, meanOf(rates.slice(i * draws, (i + 1) * draws))]),
  );
  return { byShots, results };
}

const { page, machine, close } = await openBench(data);
page.on('console', (message) => {
  const text = message.text();
  if (process.stderr.isTTY && text.startsWith('progress')) process.stderr.write(`\r${text}  `);
});
const began = Date.now();
const backend = await page.evaluate(
  (choice) => globalThis.bench.startDecisions(choice),
  options.backend,
);
console.log(`${backend}\n${JSON.stringify(machine)}`);
const measured = {};
for (const set of sets) {
  process.stderr.write(`${set.name}\n`);
  measured[set.name] = await measureSet(page, set);
}
await close();

const meanPercent = {};
for (const k of shots) {
  const having = Object.entries(measured).filter(([, { byShots }]) => byShots[k]);
  if (having.length === 0) continue;
  const mean = meanOf(having.map(([, { byShots }]) => byShots[k]));
  meanPercent[k] = inPercent(mean);
  console.log(`\n${k} ${k === 1 ? 'reference' : 'references'}, percent\n`);
  table([
    ...having.map(([name, { byShots }]) => [name, inPercent(byShots[k])]),
    ['**mean**', meanPercent[k]],
  ]);
}
const times = Object.values(measured).flatMap(({ results }) => results);
for (const k of shots) {
  const known = times.filter(({ key }) => key.startsWith(`${k}/`)).map((one) => one.calibrationMs);
  if (known.length > 0) {
    console.log(`calibrating ${k}: ${Math.round(known.reduce((a, b) => a + b) / known.length)} ms`);
  }
}
console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
const bySet = Object.fromEntries(
  Object.entries(measured).map(([name, { byShots }]) => [
    name,
    Object.fromEntries(Object.entries(byShots).map(([k, rates]) => [k, inPercent(rates)])),
  ]),
);
if (options.plot) writeFileSync(options.plot, plotDecisions(bySet, meanPercent, STATED_PERCENT));
if (options.json) {
  const report = {
    backend,
    machine,
    mean_percent: meanPercent,
    sets: bySet,
    calibrations: Object.fromEntries(
      Object.entries(measured).map(([name, { results }]) => [
        name,
        Object.fromEntries(results.map(({ key, calibration }) => [key, calibration])),
      ]),
    ),
  };
  writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
}
