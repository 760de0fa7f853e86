/**
 * Image AUROC, pixel AUROC and AUPRO of the real engine in the real browser:
 *
 *   npm run bench:accuracy -- --data DIR [--sets a,b] [--shots 1,2,4,8] [--draws 3]
 *     [--limit N] [--backend auto|webgl|wasm|cpu] [--coreset on|off] [--share 0.1] [--verbose]
 *     [--turning auto|upright|any] [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openBench } from './browser.mjs';
import { chooseSets, evenly, inPercent, mapValues, meanOf, SET_OPTIONS, tasksOf } from './sets.mjs';

const { values: options } = parseArgs({
  options: {
    ...SET_OPTIONS,
    limit: { type: 'string' },
    coreset: { type: 'string', default: 'on' },
    share: { type: 'string' },
    turning: { type: 'string', default: 'auto' },
    verbose: { type: 'boolean', default: false },
  },
});
const { data, sets, shots, draws } = chooseSets(options);

const text = (metrics) =>
  Object.values(metrics)
    .map((value) => (value === null ? '-' : value.toFixed(1)))
    .join(' / ');

async function measureSet(page, set) {
  const tests = options.limit ? evenly(set.tests, Number(options.limit)) : set.tests;
  const results = await page.evaluate(
    ([images, drawn]) => globalThis.bench.measureAccuracy(images, drawn),
    tasksOf(set.references, tests, shots, draws),
  );
  const byShots = Object.fromEntries(
    shots.map((k) => [
      k,
      meanOf(results.filter(({ key }) => key.startsWith(`${k}/`)).map(({ metrics }) => metrics)),
    ]),
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
  return { byShots, scores };
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
  ([choice, bank, turning]) => globalThis.bench.startAccuracy(choice, bank, turning),
  [options.backend, policy, options.turning],
);
console.log(`${backend}\n${JSON.stringify(machine)}`);
console.log('image AUROC / pixel AUROC / AUPRO in percent, mean of draws');
const measured = {};
for (const set of sets) {
  measured[set.name] = await measureSet(page, set);
  for (const k of shots) {
    console.log(`${set.name}  ${k}: ${text(inPercent(measured[set.name].byShots[k]))}`);
  }
}
await close();

const mean = Object.fromEntries(
  shots.map((k) => [
    k,
    inPercent(meanOf(Object.values(measured).map(({ byShots }) => byShots[k]))),
  ]),
);
for (const k of shots) console.log(`mean  ${k}: ${text(mean[k])}`);
console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
if (options.json) {
  const report = {
    backbone: 'EfficientNet-Lite0, outputs of blocks 4 and 10',
    backend,
    machine,
    mean_percent: mean,
    sets: mapValues(measured, ({ byShots }) => mapValues(byShots, inPercent)),
    image_scores: mapValues(measured, ({ scores }) => scores),
  };
  writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
}
