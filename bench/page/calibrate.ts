import {
  calibrate,
  type Calibration,
  type CalibrationMethod,
} from '../../app/core/calibration/calibrate';
import { defaultSettings } from '../../app/core/saved/default-settings';
import { summarisePart } from '../../app/core/calibration/part-summary';
import type { FeatureGrid } from '../../app/core/features/grid';
import type { Engine } from '../../app/ports/engine';
import { never } from './parts';

/** The app's calibration from the references in the bank alone. */
export async function calibrateDraw(
  engine: Engine,
  urls: readonly string[],
  grids: ReadonlyMap<string, FeatureGrid>,
): Promise<Calibration> {
  const method: CalibrationMethod = urls.length === 1 ? 'alone' : 'leave-one-out';
  const parts = urls.map(async (url) => {
    const others = new Map(urls.filter((o) => o !== url).map((o) => [o, grids.get(o)!]));
    const distances = await engine.scoreLeftOut(grids.get(url)!, others, never);
    return summarisePart(distances, engine.backbone, defaultSettings.regions);
  });
  const priors = engine.backbone.scorePriors;
  return calibrate({ method, parts: await Promise.all(parts), priors, turnGain: null });
}
