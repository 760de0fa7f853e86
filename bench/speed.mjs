/**
 * The record of speed, on the sample that ships, in the real browser:
 *
 *   npm run bench:speed -- [--backends wasm,webgl,cpu] [--references 1,4,16,100,1000]
 *     [--sides 320,640] [--lanes 1,2] [--images 100] [--batch 1000] [--baseline PYTHON]
 *     [--json FILE] [--plot FILE]
 *
 * Milliseconds an image a stage, and images a second from JPEG bytes to heatmap pixels, for each
 * backend and count of references (more than 16 are photos of the sample taken again: moved by a
 * few pixels, a little lighter or darker; WASM alone). Then, on WASM with 4 references, other
 * input sizes and numbers of lanes; how often the search names the true nearest patch; and in the
 * app itself a cold start, and `--batch` queries and
 * as many references with their peak memory (0 leaves the app out). With `--baseline`, a Python
 * that has PyTorch, the peers of bench/baseline.py run beside. `--plot` draws time against
 * references.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { coldStart, inspectInApp, serveApp } from './app.mjs';
import { openBench } from './browser.mjs';
import { plotStages } from './plot.mjs';

const { values: options } = parseArgs({
  options: {
    backends: { type: 'string', default: 'wasm,webgl,cpu' },
    references: { type: 'string', default: '1,4,16,100,1000' },
    sides: { type: 'string', default: '320,640' },
    lanes: { type: 'string', default: '1,2' },
    images: { type: 'string', default: '100' },
    batch: { type: 'string', default: '1000' },
    baseline: { type: 'string' },
    json: { type: 'string' },
    plot: { type: 'string' },
  },
});

/** Slow backends look at fewer images: seconds each would say nothing more. */
const FEWER = { wasm: 1, webgl: 5, cpu: 25 };
const STAGES = ['decode', 'resize', 'backbone', 'matching', 'map', 'display'];

/** On slow backends as many as a person would give; a thousand would take an hour. */
const MOST_REFERENCES_ON_SLOW = 16;
const USUAL = { references: 4, sidePx: 320 };
const COLD_STARTS = 3;

const sample = fileURLToPath(new URL('../public/sample/', import.meta.url));
const { kinds } = JSON.parse(readFileSync(`${sample}index.json`, 'utf8'));
const all = (list) => kinds.flatMap((kind) => list(kind).map((path) => `/data/${kind.id}/${path}`));
const references = all((kind) => kind.references);
const queries = all((kind) => kind.queries.map(({ path }) => path));
const ofOneKind = (urls) => urls.filter((url) => url.startsWith(`/data/${kinds[0].id}/`));
const numbers = (text) => text.split(',').map(Number);
const round = (value) => Math.round(value * 10) / 10;

const { page, machine, close } = await openBench(sample);
console.log(JSON.stringify(machine));
const result = {
  machine,
  throughput: {},
  stages: {},
  bank: {},
  start_ms: {},
  sides: {},
  lanes: {},
};

async function measure(backend, { count, sidePx, lanes }) {
  const images = Math.max(4, Math.round(Number(options.images) / FEWER[backend]));
  const measured = await page.evaluate((input) => globalThis.bench.measureSpeed(input), {
    backend,
    references,
    referenceCount: count,
    queries,
    inputSidePx: sidePx,
    lanes,
    stageImages: Math.min(images, 20),
    endToEndImages: images,
  });
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, round(measured.stages[stage])]));
  const { kept, patches } = measured.bank;
  const throughput = round(measured.imagesPerSecond);
  const cells = [
    `${backend}, ${measured.lanes}`,
    sidePx,
    count,
    `${kept} of ${patches}`,
    round(measured.bankMs / 1000),
    ...STAGES.map((stage) => stages[stage]),
    throughput,
  ];
  console.log(`| ${cells.join(' | ')} |`);
  return { ...measured, stages, throughput };
}

const header = ['backend, lanes', 'side', 'references', 'patches kept', 'bank (s)', ...STAGES];
console.log(`| ${[...header, 'images a second'].join(' | ')} |`);
console.log(`|${'---|'.repeat(header.length + 1)}`);
for (const backend of options.backends.split(',')) {
  result.throughput[backend] = {};
  result.stages[backend] = {};
  result.bank[backend] = {};
  for (const count of numbers(options.references)) {
    if (backend !== 'wasm' && count > MOST_REFERENCES_ON_SLOW) continue;
    const usual = { count, sidePx: USUAL.sidePx, lanes: machine.cores };
    const measured = await measure(backend, usual);
    result.start_ms[backend] = Math.round(measured.startMs);
    result.throughput[backend][count] = measured.throughput;
    result.stages[backend][count] = measured.stages;
    result.bank[backend][count] = { ...measured.bank, ms: Math.round(measured.bankMs) };
  }
}
for (const sidePx of numbers(options.sides).filter((side) => side !== USUAL.sidePx)) {
  const { throughput, stages } = await measure('wasm', {
    count: USUAL.references,
    sidePx,
    lanes: machine.cores,
  });
  result.sides[sidePx] = { throughput, stages };
}
for (const lanes of numbers(options.lanes).filter((count) => count !== machine.cores)) {
  const { throughput, stages } = await measure('wasm', {
    count: USUAL.references,
    sidePx: USUAL.sidePx,
    lanes,
  });
  result.lanes[lanes] = { throughput, stages };
}

const exactness = await page.evaluate(
  ([from, photos]) => globalThis.bench.measureExactness('wasm', from, photos),
  [ofOneKind(references).slice(0, USUAL.references), ofOneKind(queries)],
);
result.exactness = {
  true_nearest_percent: exactness.trueNearestPercent,
  worst_distance: exactness.worstDistance,
};
console.log(JSON.stringify(result.exactness));
if (Number(options.batch) > 0) {
  const folder = mkdtempSync(join(tmpdir(), 'oddspot-bench-'));
  try {
    result.app = await measureApp(folder, Number(options.batch));
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(JSON.stringify(result.app));
}
await close();
if (options.baseline) {
  const script = fileURLToPath(new URL('./baseline.py', import.meta.url));
  const threads = String(machine.cores);
  result.baseline = JSON.parse(
    execFileSync(options.baseline, [script, '--threads', threads], { encoding: 'utf8' }),
  );
  console.log(JSON.stringify(result.baseline));
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
if (options.plot) writeFileSync(options.plot, plotStages(result.stages.wasm, STAGES));

/** Photos of the sample taken again, as files. */
async function writeVariants(folder, name, urls, count) {
  const files = [];
  for (let index = 0; index < count; index++) {
    const base64 = await page.evaluate(
      ([from, at]) => globalThis.bench.variantFile(from, at),
      [urls, index],
    );
    files.push(join(folder, `${name}-${index}.jpg`));
    writeFileSync(files.at(-1), Buffer.from(base64, 'base64'));
  }
  return files;
}

async function measureApp(folder, count) {
  const good = await writeVariants(folder, 'good', ofOneKind(references), count);
  const photos = await writeVariants(folder, 'photo', ofOneKind(queries), count);
  const app = await serveApp();
  try {
    const starts = [];
    for (let i = 0; i < COLD_STARTS; i++) starts.push(await coldStart(app));
    starts.sort((a, b) => a.heatmap_ms - b.heatmap_ms);
    return {
      cold_start: starts[Math.floor(COLD_STARTS / 2)],
      many_queries: await inspectInApp(app, good.slice(0, USUAL.references), photos),
      many_references: await inspectInApp(app, good, photos.slice(0, references.length)),
    };
  } finally {
    await app.close();
  }
}
