import { fitsBank } from '../../core/project/bank-fit';
import { unscored } from '../../core/project/item';
import { calibrate } from '../../core/score/calibration/calibrate';
import type { ProjectContents } from '../../ports/keeping';
import type { App } from '../app';
import { checkSpec } from './rebuild';
import { itemOf, stateOf } from './snapshot';

/**
 * Puts a kept project on the page, which has to be empty: bank, scores and maps as they were, and
 * on with what was left to do.
 */
export function reopen(app: App, contents: ProjectContents): void {
  const { project, items, files, thumbnails, scores, masks, waitingMasks } = contents;
  const { calibration, inBank } = project;
  const isWhole = restoreBank(app, contents);
  app.store.setState((state) => ({
    ...stateOf(project, state),
    keeping: { ...state.keeping, madeWith: isWhole && inBank.length > 0 ? project.spec : null },
    calibration: isWhole && calibration ? calibrate(calibration.method, calibration.parts) : null,
  }));
  for (const saved of items) {
    const file = files.get(saved.id);
    if (!file) continue;
    app.files.set(saved.id, file);
    const thumbnail = thumbnails.get(saved.id);
    const mask = masks.get(saved.id);
    const kept = scores.get(saved.id);
    if (thumbnail) app.thumbnails.set(saved.id, thumbnail);
    if (mask) app.masks.set(saved.id, mask);
    if (kept && isWhole) app.scores.setPacked(saved.id, kept);
    const item = itemOf({ ...saved, hasMask: mask !== undefined });
    app.items.add(isWhole ? item : unscored(item));
  }
  app.masks.waitOnlyFor(waitingMasks);
  app.items.publish();
  app.pipeline.adopt(isWhole ? inBank : [], isWhole && calibration !== null);
  checkSpec(app);
  app.pipeline.kick();
}

/** Whether the bank is the one that the items and scores tell of; else all is computed anew. */
function restoreBank(app: App, { project, items, bank }: ProjectContents): boolean {
  if (bank === null) return fitsBank(project, items, []);
  try {
    if (fitsBank(project, items, app.engine.restoreBank(bank))) return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  app.engine.clearBank();
  return false;
}
