import type { FeatureGrid, GridSize } from '../../app/core/features/grid';
import type { BankPolicy } from '../../app/core/bank/policy';
import type { EngineClient } from '../../app/engine/client';
import type { PatchScores } from '../../app/core/match/patch-scores';
import { aupro } from '../../app/core/evaluation/aupro';
import { auroc } from '../../app/core/evaluation/auroc';
import type { MaskedMap } from '../../app/core/evaluation/masked-map';
import { evenly } from '../../app/core/statistics/evenly';
import type { InputImage } from '../../app/core/image/rgba';
import {
  directionsOf,
  MOST_PROBED,
  MOST_PROBED_PHOTOS,
  turnGainOf,
  type TurnBasis,
  type Turning,
} from '../../app/core/project/turning';
import { pixelAuroc } from '../../app/core/evaluation/pixel-auroc';
import { imageScore } from '../../app/core/score-map/image-score';
import { scoreMap } from '../../app/core/score-map/score-map';
import type { BackendChoice } from '../../app/ports/engine';
import { inParallel, never, openEngine } from './parts';
import { embedSet, MAP_SIZE, type Draw, type EmbeddedPhoto, type TestImage } from './image-set';

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
}

let engine: EngineClient | null = null;

let turning: Turning = 'auto';

/** @param policy what is to differ from the app's own */
export async function startAccuracy(
  choice: BackendChoice,
  policy: Partial<BankPolicy>,
  chosen: Turning,
): Promise<string> {
  turning = chosen;
  engine = await openEngine(choice, navigator.hardwareConcurrency, { policy });
  return `${engine.status().backend}, ${engine.status().reason}`;
}

/** Every draw of a set; the features of each image are computed once. */
export async function measureAccuracy(
  tests: readonly TestImage[],
  draws: readonly Draw[],
): Promise<DrawResult[]> {
  const ready = engine!;
  const { open, references, queries, masks } = await embedSet(ready, tests, draws);
  const results: DrawResult[] = [];
  const turned = new Map<string, FeatureGrid>();
  for (const draw of draws) {
    const basis = await turnBasis(ready, draw, open, queries);
    const directions = directionsOf(turning, basis);
    for (const url of draw.references) {
      if (directions > 1 && !turned.has(url)) {
        turned.set(url, (await ready.embed(await open(url), never, directions)).grid);
      }
      await ready.appendReference(url, (directions > 1 ? turned : references).get(url)!, never);
    }
    const { patches, kept } = ready.status().bank;
    const width = ready.status().lanes + 1;
    const scored = await inParallel(queries, width, async ({ grid, filled }) => {
      return { ...(await ready.score(grid, never)).scores, filled };
    });
    ready.clearBank();
    results.push({
      key: draw.key,
      metrics: measure(tests, scored, masks),
      scores: scored.map(({ distances }) => imageScore(distances)),
    });
    const found = basis ? `, gain of turning ${basis.turnGain!.toFixed(3)}` : '';
    console.log(`progress ${draw.key}, ${kept} of ${patches} patches${found}`);
  }
  return results;
}

/** As the app finds it out (app/state/inspection/turn-probe.ts); null where it does not look. */
async function turnBasis(
  ready: EngineClient,
  { references: urls }: Draw,
  open: (url: string) => Promise<InputImage>,
  queries: readonly EmbeddedPhoto[],
): Promise<TurnBasis | null> {
  if (turning !== 'auto') return null;
  const references: (readonly FeatureGrid[])[] = [];
  for (const url of evenly(urls, MOST_PROBED)) {
    references.push(await ready.embedQuarters(await open(url), never));
  }
  const method = urls.length > 1 ? 'leave-one-out' : 'alone';
  const photos =
    method === 'alone' ? evenly(queries, MOST_PROBED_PHOTOS).map(({ grid }) => grid) : [];
  const turnGain = turnGainOf(await ready.turnGains(references, photos, never), method);
  return { method, turnGain };
}

function measure(
  tests: readonly TestImage[],
  scored: readonly (PatchScores & { readonly filled: GridSize })[],
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
    ...scoreMap(patches, MAP_SIZE, {}, patches.filled),
    mask: masks[i] ?? null,
  }));
  return { image_auroc: image, pixel_auroc: pixelAuroc(maps), aupro: aupro(maps) };
}
