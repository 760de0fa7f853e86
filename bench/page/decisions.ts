import { verdictOf } from '../../app/core/calibration/verdict';
import { decisionOf, type Calibration } from '../../app/core/calibration/calibrate';
import { scoreAtRate } from '../../app/core/calibration/good-scores';
import { imageScore } from '../../app/core/score-map/image-score';
import { scoreMap } from '../../app/core/score-map/score-map';
import type { EngineClient } from '../../app/engine/client';
import type { BackendChoice } from '../../app/ports/engine';
import { embedSet, MAP_SIZE, type Draw, type EmbeddedSet, type TestImage } from './image-set';
import { calibrateDraw } from './calibrate';
import { inParallel, never, openEngine } from './parts';
import {
  bestRegionRates,
  labelDefects,
  regionRates,
  type LabelledMap,
  type RegionRates,
} from './regions';

export interface DrawDecisions {
  readonly key: string;
  readonly calibration: Calibration;
  readonly calibrationMs: number;
  /** Thresholds for 5, 1 and 0.1 % of false alarms. */
  readonly atRates: readonly number[];
  /** In the order of the test images. */
  readonly scores: readonly number[];
  readonly verdicts: readonly string[];
  readonly regions: RegionRates | null;
  readonly bestRegions: RegionRates | null;
}

/** False-alarm rates that are stated, and held against what comes out. */
const RATES = [0.05, 0.01, 0.001];

let engine: EngineClient | null = null;

export async function startDecisions(choice: BackendChoice): Promise<string> {
  engine = await openEngine(choice, navigator.hardwareConcurrency);
  return `${engine.status().backend}, ${engine.status().reason}`;
}

/** Decides about every test image from each draw's references alone. */
export async function measureDecisions(
  tests: readonly TestImage[],
  draws: readonly Draw[],
): Promise<DrawDecisions[]> {
  const ready = engine!;
  const set = await embedSet(ready, tests, draws);
  const results: DrawDecisions[] = [];
  for (const draw of draws) {
    results.push(await decide(ready, draw, set, tests));
    console.log(`progress ${draw.key}`);
  }
  return results;
}

async function decide(
  ready: EngineClient,
  draw: Draw,
  { references, queries, masks }: EmbeddedSet,
  tests: readonly TestImage[],
): Promise<DrawDecisions> {
  for (const url of draw.references) {
    await ready.appendReference(url, references.get(url)!, never);
  }
  const began = performance.now();
  const calibration = await calibrateDraw(ready, draw.references, references);
  const calibrationMs = performance.now() - began;
  const scored = await inParallel(queries, ready.status().lanes + 1, async (grid) => {
    return (await ready.score(grid, never)).scores;
  });
  ready.clearBank();
  const scores = scored.map(({ distances }) => imageScore(distances));
  const hasMasks = tests.every(({ defective }, i) => !defective || masks[i]);
  const maps: LabelledMap[] = hasMasks
    ? scored.map((patches, i) =>
        labelDefects({ ...scoreMap(patches, MAP_SIZE), mask: masks[i] ?? null }),
      )
    : [];
  return {
    key: draw.key,
    calibration,
    calibrationMs,
    atRates: RATES.map((rate) => scoreAtRate(calibration.good, rate)),
    scores,
    verdicts: scores.map((score) => verdictOf(score, decisionOf(calibration))!),
    regions: hasMasks ? regionRates(maps, calibration.mapThreshold) : null,
    bestRegions: hasMasks ? bestRegionRates(maps, calibration.mapThreshold) : null,
  };
}
