import { renderHeatmap } from '../../app/core/heatmap/render';
import { heatScale } from '../../app/core/heatmap/scale';
import { inputSize } from '../../app/core/image/geometry';
import type { PatchScores } from '../../app/core/match/patch-scores';
import { EFFICIENTNET_LITE0 } from '../../app/core/features/efficientnet-lite0';
import { scoreMap } from '../../app/core/score-map/score-map';
import type { BackendName, BankFacts } from '../../app/ports/engine';
import { fetchFile, imaging, inParallel, never, openEngine } from './parts';
import { variantOf } from './variants';

export interface SpeedOptions {
  readonly backend: BackendName;
  /** Photos to make references of. */
  readonly references: readonly string[];
  readonly referenceCount: number;
  readonly queries: readonly string[];
  /** Images are scaled to the area of a square of this side. */
  readonly inputSidePx: number;
  readonly lanes: number;
  /** Images for the stages, one after the other on one lane; the first is warm-up. */
  readonly stageImages: number;
  /** Images end to end, all lanes. */
  readonly endToEndImages: number;
}

const STAGES = ['decode', 'resize', 'backbone', 'matching', 'map', 'display'] as const;

type Stage = (typeof STAGES)[number];

export interface SpeedResult {
  readonly lanes: number;
  readonly startMs: number;
  /** From the first reference's pixels to the last one in the bank. */
  readonly bankMs: number;
  readonly bank: BankFacts;
  /** Median milliseconds an image. */
  readonly stages: Record<Stage, number>;
  readonly imagesPerSecond: number;
}

/** Times one backend with the given references, from JPEG bytes to heatmap pixels. */
export async function measureSpeed(options: SpeedOptions): Promise<SpeedResult> {
  const { backend, references, referenceCount, inputSidePx } = options;
  const began = performance.now();
  const backbone = { ...EFFICIENTNET_LITE0, inputAreaPx: inputSidePx ** 2 };
  const engine = await openEngine(backend, options.lanes, { backbone });
  const startMs = performance.now() - began;
  const bankBegan = performance.now();
  const indices = Array.from({ length: referenceCount }, (_, index) => index);
  await inParallel(indices, engine.status().lanes + 1, async (index) => {
    const { grid } = await engine.embed(await variantOf(references, index), never);
    await engine.appendReference(`${index}`, grid, never);
  });
  const bankMs = performance.now() - bankBegan;
  const { bank } = engine.status();
  const files = await Promise.all(options.queries.map(fetchFile));
  const fileAt = (index: number) => files[index % files.length]!;
  const inspect = async (file: File): Promise<Record<Stage, number>> => {
    const start = performance.now();
    const { image } = await imaging.decode(file, file.name, never);
    const size = inputSize(image, backbone);
    const decode = performance.now() - start;
    const { scores, times } = await engine.inspect(image, never);
    const { resizeMs, backboneMs, matchingMs } = times;
    const shown = display(scores, size);
    return { decode, resize: resizeMs, backbone: backboneMs, matching: matchingMs, ...shown };
  };
  const times: Record<Stage, number>[] = [];
  for (let i = 0; i < options.stageImages; i++) times.push(await inspect(fileAt(i)));
  const order = Array.from({ length: options.endToEndImages }, (_, i) => fileAt(i));
  const start = performance.now();
  await inParallel(order, engine.status().lanes + 1, inspect);
  const imagesPerSecond = (order.length / (performance.now() - start)) * 1000;
  const { lanes } = engine.status();
  engine.close();
  const stages = Object.fromEntries(
    STAGES.map((stage) => [stage, median(times.slice(1).map((spent) => spent[stage]))]),
  ) as SpeedResult['stages'];
  return { lanes, startMs, bankMs, bank, stages, imagesPerSecond };
}

const canvas = document.createElement('canvas');

/** The viewer's work for new scores: map, colours, canvas. */
function display(
  scores: PatchScores,
  size: { width: number; height: number },
): { map: number; display: number } {
  const start = performance.now();
  const map = scoreMap(scores, size);
  const mapped = performance.now();
  const heatmap = renderHeatmap(map, heatScale(0.5, 0.8), 'ember');
  canvas.width = heatmap.width;
  canvas.height = heatmap.height;
  const pixels = new ImageData(heatmap.data, heatmap.width, heatmap.height);
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
  return { map: mapped - start, display: performance.now() - mapped };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
