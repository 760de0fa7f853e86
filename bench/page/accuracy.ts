import type { BankPolicy } from '../../app/core/bank/policy';
import type { EngineClient } from '../../app/engine/client';
import { defectMask } from '../../app/core/image/defect-mask';
import type { PatchScores } from '../../app/core/match/patch-scores';
import type { FeatureGrid } from '../../app/core/patches/grid';
import { aupro } from '../../app/core/score/evaluate/aupro';
import { auroc } from '../../app/core/score/evaluate/auroc';
import type { MaskedMap } from '../../app/core/score/evaluate/masked-map';
import { pixelAuroc } from '../../app/core/score/evaluate/pixel-auroc';
import type { Calibration } from '../../app/core/score/calibration/calibrate';
import { imageScore } from '../../app/core/score/image-score';
import { scoreMap } from '../../app/core/score/score-map';
import type { BackendChoice } from '../../app/ports';
import { calibrateDraw } from './calibrate';
import { decodeUrl, inParallel, never, openEngine } from './parts';

/** Size at which score maps are held against masks. */
export const MAP_SIZE = { width: 256, height: 256 };

export interface TestImage {
  readonly url: string;
  readonly defective: boolean;
  /** Address of the mask; null for good images and where the set has none. */
  readonly mask: string | null;
}

/** One draw of references of one set. */
export interface Draw {
  readonly key: string;
  readonly references: readonly string[];
}

export interface Metrics {
  readonly image_auroc: number;
  /** Null for a set without masks. */
  readonly pixel_auroc: number | null;
  readonly aupro: number | null;
}

export interface DrawResult {
  readonly key: string;
  readonly metrics: Metrics;
  /** Image scores in the order of the test images. */
  readonly scores: readonly number[];
  /** What the app makes of these references alone. */
  readonly calibration: Calibration;
}

let engine: EngineClient | null = null;

/** @param policy what is to differ from the app's own */
export async function startAccuracy(
  choice: BackendChoice,
  policy: Partial<BankPolicy>,
): Promise<string> {
  engine = await openEngine(choice, navigator.hardwareConcurrency, { policy });
  return `${engine.status().backend}, ${engine.status().reason}`;
}

/** Every draw of a set; the features of each image are computed once. */
export async function measureAccuracy(
  tests: readonly TestImage[],
  draws: readonly Draw[],
): Promise<DrawResult[]> {
  const ready = engine!;
  const width = ready.status().lanes + 1;
  const embed = async (url: string): Promise<[string, FeatureGrid]> => {
    const { image } = await decodeUrl(url);
    return [url, (await ready.embed(image, never)).grid];
  };
  const urls = [...new Set(draws.flatMap((draw) => draw.references))];
  const references = new Map(await inParallel(urls, width, embed));
  const grids = await inParallel(tests, width, async ({ url }) => (await embed(url))[1]);
  const masks = await inParallel(tests, width, ({ mask }) => (mask ? readMask(mask) : null!));
  const results: DrawResult[] = [];
  for (const draw of draws) {
    for (const url of draw.references) {
      await ready.appendReference(url, references.get(url)!, never);
    }
    const { patches, kept } = ready.status().bank;
    const scored = await inParallel(grids, width, async (grid) => {
      return (await ready.score(grid, never)).scores;
    });
    const calibration = await calibrateDraw(ready, draw.references, references);
    ready.clearBank();
    results.push({
      key: draw.key,
      calibration,
      metrics: measure(tests, scored, masks),
      scores: scored.map(({ distances }) => imageScore(distances)),
    });
    console.log(`progress ${draw.key}, ${kept} of ${patches} patches`);
  }
  return results;
}

function measure(
  tests: readonly TestImage[],
  scored: readonly PatchScores[],
  masks: readonly (Uint8Array | null)[],
): Metrics {
  const scores = scored.map(({ distances }) => imageScore(distances));
  const image = auroc(
    scores.filter((_, i) => !tests[i]!.defective),
    scores.filter((_, i) => tests[i]!.defective),
  );
  if (tests.some(({ defective, mask }) => defective && !mask)) {
    return { image_auroc: image, pixel_auroc: null, aupro: null };
  }
  const maps: MaskedMap[] = scored.map((patches, i) => ({
    ...scoreMap(patches, MAP_SIZE),
    mask: masks[i] ?? null,
  }));
  return { image_auroc: image, pixel_auroc: pixelAuroc(maps), aupro: aupro(maps) };
}

/** A mask at the map's size. */
export async function readMask(url: string): Promise<Uint8Array> {
  return defectMask((await decodeUrl(url)).image, MAP_SIZE);
}
