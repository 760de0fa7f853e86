import { renderHeatmap } from '../../app/core/heatmap/render';
import { heatScale } from '../../app/core/heatmap/scale';
import { inputSize } from '../../app/core/image/geometry';
import type { PatchScores } from '../../app/core/match/patch-scores';
import { scoreMap } from '../../app/core/score/score-map';
import type { BackendName, BankFacts } from '../../app/ports';
import { decodeUrl, fetchFile, imaging, inParallel, never, openEngine } from './parts';

export interface SpeedOptions {
  readonly backend: BackendName;
  readonly references: readonly string[];
  readonly queries: readonly string[];
  /** Images for the stages, one after the other on one lane; the first is warm-up. */
  readonly stageImages: number;
  /** Images end to end, all lanes. */
  readonly endToEndImages: number;
}

export interface SpeedResult {
  readonly lanes: number;
  readonly startMs: number;
  /** From the first reference's file to the last one in the bank. */
  readonly bankMs: number;
  readonly bank: BankFacts;
  /** Median milliseconds an image. */
  readonly stages: Record<'decode' | 'resize' | 'backbone' | 'matching' | 'display', number>;
  readonly imagesPerSecond: number;
}

/** Times one backend with the given references, from JPEG bytes to heatmap pixels. */
export async function measureSpeed(options: SpeedOptions): Promise<SpeedResult> {
  const { backend, references } = options;
  const began = performance.now();
  const engine = await openEngine(backend, navigator.hardwareConcurrency);
  const startMs = performance.now() - began;
  const bankBegan = performance.now();
  for (const [index, url] of references.entries()) {
    const { grid } = await engine.embed((await decodeUrl(url)).image, never);
    await engine.appendReference(`${index}`, grid, never);
  }
  const bankMs = performance.now() - bankBegan;
  const { bank } = engine.status();
  const files = await Promise.all(options.queries.map(fetchFile));
  const fileAt = (index: number) => files[index % files.length]!;
  const times: Record<keyof SpeedResult['stages'], number[]> = {
    decode: [],
    resize: [],
    backbone: [],
    matching: [],
    display: [],
  };
  const inspect = async (file: File) => {
    const start = performance.now();
    const { image } = await imaging.decode(file, file.name, never);
    const { width, height } = image;
    const decodeMs = performance.now() - start;
    const { scores, times: spent } = await engine.inspect(image, never);
    const displayMs = display(scores, { width, height });
    return { decodeMs, displayMs, ...spent };
  };
  for (let i = 0; i < options.stageImages; i++) {
    const spent = await inspect(fileAt(i));
    if (i === 0) continue;
    times.decode.push(spent.decodeMs);
    times.resize.push(spent.resizeMs);
    times.backbone.push(spent.backboneMs);
    times.matching.push(spent.matchingMs);
    times.display.push(spent.displayMs);
  }
  const order = Array.from({ length: options.endToEndImages }, (_, i) => fileAt(i));
  const start = performance.now();
  await inParallel(order, engine.status().lanes + 1, inspect);
  const imagesPerSecond = (order.length / (performance.now() - start)) * 1000;
  const { lanes } = engine.status();
  engine.close();
  const stages = Object.fromEntries(
    Object.entries(times).map(([stage, values]) => [stage, median(values)]),
  ) as SpeedResult['stages'];
  return { lanes, startMs, bankMs, bank, stages, imagesPerSecond };
}

const canvas = document.createElement('canvas');

/** What the viewer does with new scores: map, colours, canvas. */
function display(scores: PatchScores, image: { width: number; height: number }): number {
  const start = performance.now();
  const map = scoreMap(scores, inputSize(image));
  const heatmap = renderHeatmap(map, heatScale(0.5, 0.8), 'ember');
  canvas.width = heatmap.width;
  canvas.height = heatmap.height;
  const pixels = new ImageData(heatmap.data, heatmap.width, heatmap.height);
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
  return performance.now() - start;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
