/**
 * The app's decisions from references alone, with its own calibration in the real browser, beside
 * the best that any threshold could have done:
 *
 *   npm run bench:decisions -- --data DIR [--sets a,b] [--shots 1,2,4,8,16] [--draws 3]
 *     [--backend auto|webgl|wasm|cpu] [--json FILE] [--plot FILE]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openBench } from './browser.mjs';
import { decisionRates } from './decision-rates.mjs';
import { plotDecisions } from './plot.mjs';
import { chooseSets, inPercent, mapValues, meanOf, SET_OPTIONS, tasksOf } from './sets.mjs';

const { values: options } = parseArgs({
  options: {
    ...SET_OPTIONS,
    shots: { type: 'string', default: '1,2,4,8,16' },
    plot: { type: 'string' },
  },
});
const { data, sets, shots, draws } = chooseSets(options);

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
/** Target rate of the suggested threshold, DEFAULT_RATE of core/calibration. */
const STATED_PERCENT = 5;

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
  const results = await page.evaluate(
    ([images, drawn]) => globalThis.bench.measureDecisions(images, drawn),
    tasksOf(set.references, set.tests, possible, draws),
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
const bySet = mapValues(measured, ({ byShots }) => mapValues(byShots, inPercent));
if (options.plot) writeFileSync(options.plot, plotDecisions(bySet, meanPercent, STATED_PERCENT));
if (options.json) {
  const report = {
    backend,
    machine,
    mean_percent: meanPercent,
    sets: bySet,
    calibrations: mapValues(measured, ({ results }) =>
      Object.fromEntries(results.map(({ key, calibration }) => [key, calibration])),
    ),
  };
  writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
}
