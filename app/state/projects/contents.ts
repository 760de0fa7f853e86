import { bankReferences } from '../../core/bank/codec';
import { fitsBank } from '../../core/saved/bank-fit';
import { unscored } from '../../core/project/item';
import type { SavedItem } from '../../core/saved/saved-project';
import { dataMaps } from '../../ports/photo-data';
import type { ProjectContents } from '../../ports/projects';
import { dataOfAll, isMadeFromBank } from '../items/photo-data';
import type { Page } from '../page';
import { savedItemOf, savedProjectOf } from './snapshot';

/**
 * The open project as it is now, for a file. What is in the middle of a change (a bank that is
 * being built, a score that is stale) waits there as it does here.
 *
 * @param createdAt of the project, milliseconds since 1970
 */
export function contentsOf(page: Page, createdAt: number): ProjectContents {
  page.liveItems.publish();
  const state = page.store.getState();
  const saved = [...page.liveItems.values()]
    .filter(({ id }) => page.files.has(id))
    .map(savedItemOf);
  const bank = page.engine.keepBank();
  const inBank = [...page.pipeline.references()];
  const held = bank ? bankReferences(bank).map(({ id }) => id) : [];
  const isWhole = fitsBank({ inBank }, saved, held);
  const times = { createdAt, changedAt: page.today() };
  const project = savedProjectOf(state, isWhole ? inBank : [], page.engine.spec(), times);
  const items = saved
    .map((item) => (isWhole ? settled(item) : unscored(item)))
    .map((item) => ({ ...item, hasMask: page.masks.get(item.id) !== null }));
  const isScored = ({ bin, status, bankVersion }: SavedItem) =>
    bin === 'query' && status === 'done' && bankVersion === project.bankVersion;
  const scored = held.length > 0 ? items.filter(isScored) : [];
  const data = dataMaps((kind) => dataOfAll(page, kind, isMadeFromBank(kind) ? scored : items));
  return {
    project: isWhole ? project : { ...project, calibration: null },
    items,
    ...data,
    waitingMasks: page.masks.unpaired,
    bank: isWhole && held.length > 0 ? bank : null,
  };
}

/** A query is done when it has a score, and then alone. */
function settled(item: SavedItem): SavedItem {
  if (item.bin === 'reference') return item;
  return (item.status === 'done') === (item.score !== null) ? item : unscored(item);
}
