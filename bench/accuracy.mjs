/**
 * Image AUROC, pixel AUROC and AUPRO of the real engine in the real browser:
 *
 *   npm run bench:accuracy -- --data DIR [--sets a,b] [--shots 1,2,4,8] [--draws 3]
 *     [--limit N] [--backend auto|webgl|wasm|cpu] [--coreset on|off] [--share 0.1] [--verbose]
 *     [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBench } from './browser.mjs';
import { drawReferences, evenly, findSets } from './sets.mjs';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    sets: { type: 'string' },
    shots: { type: 'string', default: '1,2,4,8' },
    draws: { type: 'string', default: '3' },
    limit: { type: 'string' },
    backend: { type: 'string', default: 'auto' },
    coreset: { type: 'string', default: 'on' },
    share: { type: 'string' },
    json: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
if (!options.data) throw new Error('--data DIR is missing: the folder with MVTec-layout sets');

const METRICS = ['image_auroc', 'pixel_auroc', 'aupro'];
const DECISIONS = [
  'false_alarm_rate',
  'detection_rate',
  'balanced_accuracy',
  'best_balanced_accuracy',
];
const shots = options.shots.split(',').map(Number);
const draws = Number(options.draws);
const wanted = options.sets?.split(',');
const data = resolve(options.data);
const sets = findSets(data).filter(({ name }) => !wanted || wanted.includes(name));
if (sets.length === 0) throw new Error(`no MVTec-layout set below ${data}`);

const url = (path) => `/data/${path.split('/').map(encodeURIComponent).join('/')}`;
const percent = (share) => Math.round(share * 1e4) / 100;

/** Mean of each metric, in percent; null where none of the draws has it. */
function meanOf(list, names = METRICS) {
  const mean = (metric) => {
    const known = list.map((metrics) => metrics[metric]).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return Object.fromEntries(names.map((metric) => [metric, mean(metric)]));
}

const rounded = (metrics) =>
  Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [name, value === null ? null : percent(value)]),
  );

const text = (metrics, names = METRICS) =>
  names.map((name) => (metrics[name] === null ? '-' : metrics[name].toFixed(1))).join(' / ');

async function measureSet(page, set) {
  const tests = options.limit ? evenly(set.tests, Number(options.limit)) : set.tests;
  const keys = shots.flatMap((k) => Array.from({ length: draws }, (_, d) => ({ k, d })));
  const results = await page.evaluate(
    ([images, drawn]) => globalThis.bench.measureAccuracy(images, drawn),
    [
      tests.map(({ path, defective, mask }) => ({
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
  const byShots = Object.fromEntries(
    shots.map((k) => [
      k,
      meanOf(results.filter(({ key }) => key.startsWith(`${k}/`)).map(({ metrics }) => metrics)),
    ]),
  );
  const decisions = results.map(({ scores: image, calibration }) => {
    const rate = (defective, threshold) => {
      const group = image.filter((_, i) => tests[i].defective === defective);
      if (group.length === 0) return null;
      return group.filter((score) => score >= threshold).length / group.length;
    };
    const balanced = (threshold) => {
      const [found, false_] = [rate(true, threshold), rate(false, threshold)];
      return found === null || false_ === null ? null : (1 + found - false_) / 2;
    };
    return {
      false_alarm_rate: rate(false, calibration.threshold),
      detection_rate: rate(true, calibration.threshold),
      balanced_accuracy: balanced(calibration.threshold),
      best_balanced_accuracy:
        balanced(0) === null ? null : Math.max(...image.map((score) => balanced(score))),
    };
  });
  const decisionsByShots = Object.fromEntries(
    shots.map((k, i) => [k, meanOf(decisions.slice(i * draws, (i + 1) * draws), DECISIONS)]),
  );
  const below = (path) => path.slice(set.name.length + 1);
  const scores = Object.fromEntries(
    tests.map(({ path }, i) => [
      below(path),
      Object.fromEntries(
        results.map((result) => [result.key, Number(result.scores[i].toFixed(5))]),
      ),
    ]),
  );
  const calibrations = Object.fromEntries(
    results.map(({ key, calibration }) => [key, calibration]),
  );
  return { byShots, decisionsByShots, scores, calibrations };
}

const { page, machine, close } = await openBench(data);
let done = 0;
const total = sets.length * shots.length * draws;
page.on('console', (message) => {
  if (!message.text().startsWith('progress')) return;
  done += 1;
  if (options.verbose) console.log(message.text());
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} draws `);
});
const began = Date.now();
const policy = {
  ...(options.coreset === 'off' ? { wholeUpTo: Infinity } : {}),
  ...(options.share ? { share: Number(options.share) } : {}),
};
const backend = await page.evaluate(
  ([choice, bank]) => globalThis.bench.startAccuracy(choice, bank),
  [options.backend, policy],
);
console.log(`${backend}\n${JSON.stringify(machine)}`);
console.log('image AUROC / pixel AUROC / AUPRO in percent, mean of draws');
const measured = {};
for (const set of sets) {
  measured[set.name] = await measureSet(page, set);
  for (const k of shots) {
    console.log(`${set.name}  ${k}: ${text(rounded(measured[set.name].byShots[k]))}`);
  }
}
await close();

const mean = Object.fromEntries(
  shots.map((k) => [k, rounded(meanOf(Object.values(measured).map(({ byShots }) => byShots[k])))]),
);
for (const k of shots) console.log(`mean  ${k}: ${text(mean[k])}`);
const decisions = Object.fromEntries(
  shots.map((k) => [
    k,
    rounded(
      meanOf(
        Object.values(measured).map(({ decisionsByShots }) => decisionsByShots[k]),
        DECISIONS,
      ),
    ),
  ]),
);
console.log('starting threshold: false alarms / detections / balanced accuracy / best possible');
for (const k of shots) console.log(`mean  ${k}: ${text(decisions[k], DECISIONS)}`);
console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
if (options.json) {
  const report = {
    backbone: 'EfficientNet-Lite0, outputs of blocks 4 and 10',
    backend,
    machine,
    mean_percent: mean,
    starting_threshold_percent: decisions,
    sets: Object.fromEntries(
      Object.entries(measured).map(([name, { byShots }]) => [
        name,
        Object.fromEntries(shots.map((k) => [k, rounded(byShots[k])])),
      ]),
    ),
    calibrations: Object.fromEntries(
      Object.entries(measured).map(([name, { calibrations }]) => [name, calibrations]),
    ),
    image_scores: Object.fromEntries(
      Object.entries(measured).map(([name, { scores }]) => [name, scores]),
    ),
  };
  writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
}
