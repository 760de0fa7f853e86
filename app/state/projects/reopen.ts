import { fitsBank } from '../../core/saved/bank-fit';
import { unscored } from '../../core/project/item';
import { calibrate } from '../../core/calibration/calibrate';
import type { ProjectContents } from '../../ports/projects';
import { restoreData } from '../items/photo-data';
import type { Page } from '../page';
import { checkSpec } from './rebuild';
import { itemOf, stateOf } from './snapshot';

/**
 * Puts a kept project on the page, which has to be empty: bank, scores and maps as they were, and
 * on with what was left to do.
 */
export function reopen(page: Page, contents: ProjectContents): void {
  const { project, items, files, masks, waitingMasks } = contents;
  const { calibration, inBank } = project;
  const priors = page.engine.backbone.scorePriors;
  const isWhole = restoreBank(page, contents);
  page.store.setState((state) => ({
    ...stateOf(project, state),
    autosave: { ...state.autosave, madeWith: isWhole && inBank.length > 0 ? project.spec : null },
    calibration: isWhole && calibration ? calibrate({ ...calibration, priors }) : null,
  }));
  for (const saved of items) {
    if (!files.has(saved.id)) continue;
    restoreData(page, saved.id, contents, isWhole);
    const item = itemOf({ ...saved, hasMask: masks.has(saved.id) });
    page.liveItems.add(isWhole ? item : unscored(item));
  }
  page.masks.waitOnlyFor(waitingMasks);
  page.liveItems.publish();
  page.pipeline.adopt(isWhole ? inBank : [], isWhole && calibration !== null);
  checkSpec(page);
  page.pipeline.kick();
}

/** Whether the bank is the one of the items and scores; else everything is computed again. */
function restoreBank(page: Page, { project, items, bank }: ProjectContents): boolean {
  if (bank === null) return fitsBank(project, items, []);
  try {
    if (fitsBank(project, items, page.engine.restoreBank(bank))) return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  page.engine.clearBank();
  return false;
}
