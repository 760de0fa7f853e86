/**
 * Milliseconds an image a stage, and images a second from JPEG bytes to heatmap pixels, for each
 * backend in the real browser on the sample that ships:
 *
 *   npm run bench:speed -- [--backends wasm,webgl,cpu] [--references 4,16] [--images 100]
 *     [--baseline PYTHON] [--json FILE]
 *
 * With `--baseline`, a Python that has PyTorch, the peers of bench/baseline.py run beside.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBench } from './browser.mjs';

const { values: options } = parseArgs({
  options: {
    backends: { type: 'string', default: 'wasm,webgl,cpu' },
    references: { type: 'string', default: '4,16' },
    images: { type: 'string', default: '100' },
    baseline: { type: 'string' },
    json: { type: 'string' },
  },
});

/** Slow backends look at fewer images: seconds each would say nothing more. */
const FEWER = { wasm: 1, webgl: 5, cpu: 25 };
const STAGES = ['decode', 'resize', 'backbone', 'matching', 'display'];

const sample = fileURLToPath(new URL('../public/sample/', import.meta.url));
const { kinds } = JSON.parse(readFileSync(`${sample}index.json`, 'utf8'));
const all = (list) => kinds.flatMap((kind) => list(kind).map((path) => `/data/${kind.id}/${path}`));
const references = all((kind) => kind.references);
const queries = all((kind) => kind.queries.map(({ path }) => path));

const { page, machine, close } = await openBench(sample);
console.log(JSON.stringify(machine));
const result = { machine, throughput: {}, stages: {}, bank: {}, lanes: {}, start_ms: {} };
const round = (value) => Math.round(value * 10) / 10;
console.log(
  '| backend, lanes | references | patches kept | decode | resize | backbone | matching | display | images a second |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const backend of options.backends.split(',')) {
  const images = Math.max(4, Math.round(Number(options.images) / FEWER[backend]));
  result.throughput[backend] = {};
  result.stages[backend] = {};
  result.bank[backend] = {};
  for (const count of options.references.split(',').map(Number)) {
    const measured = await page.evaluate((input) => globalThis.bench.measureSpeed(input), {
      backend,
      references: Array.from({ length: count }, (_, i) => references[i % references.length]),
      queries,
      stageImages: Math.min(images, 20),
      endToEndImages: images,
    });
    result.lanes[backend] = measured.lanes;
    result.start_ms[backend] = Math.round(measured.startMs);
    result.throughput[backend][count] = round(measured.imagesPerSecond);
    const stages = Object.fromEntries(
      STAGES.map((stage) => [stage, round(measured.stages[stage])]),
    );
    result.stages[backend][count] = stages;
    result.bank[backend][count] = { ...measured.bank, ms: Math.round(measured.bankMs) };
    const cells = STAGES.map((stage) => stages[stage]);
    const { kept } = measured.bank;
    const row = [
      `${backend}, ${measured.lanes}`,
      count,
      kept,
      ...cells,
      round(measured.imagesPerSecond),
    ];
    console.log(`| ${row.join(' | ')} |`);
  }
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
