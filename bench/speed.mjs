/**
 * Milliseconds an image a stage, and images a second from JPEG bytes to heatmap pixels, for each
 * backend in the real browser on the sample that ships:
 *
 *   npm run bench:speed -- [--backends wasm,webgl,cpu] [--references 4,16] [--images 100]
 *     [--json FILE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBench } from './browser.mjs';

const { values: options } = parseArgs({
  options: {
    backends: { type: 'string', default: 'wasm,webgl,cpu' },
    references: { type: 'string', default: '4,16' },
    images: { type: 'string', default: '100' },
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
const result = { machine, throughput: {}, stages: {}, lanes: {}, start_ms: {} };
const round = (value) => Math.round(value * 10) / 10;
console.log(
  '| backend, lanes | references | decode | resize | backbone | matching | display | images a second |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const backend of options.backends.split(',')) {
  const images = Math.max(4, Math.round(Number(options.images) / FEWER[backend]));
  result.throughput[backend] = {};
  result.stages[backend] = {};
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
    const cells = STAGES.map((stage) => stages[stage]);
    const row = [`${backend}, ${measured.lanes}`, count, ...cells, round(measured.imagesPerSecond)];
    console.log(`| ${row.join(' | ')} |`);
  }
}
await close();
if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
