import { bankReferences } from '../../core/bank/codec';
import type { PackedScores } from '../../core/match/packed-scores';
import { fitsBank } from '../../core/saved/bank-fit';
import { unscored, type ItemId } from '../../core/project/item';
import type { SavedItem } from '../../core/saved/saved-project';
import type { ProjectContents } from '../../ports/projects';
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
  const byItem = <T>(find: (id: ItemId) => T | null | undefined) =>
    new Map(items.flatMap(({ id }): [ItemId, T][] => (find(id) ? [[id, find(id)!]] : [])));
  const scores = items.flatMap(({ id, bin, status, bankVersion }): [ItemId, PackedScores][] => {
    const packed = page.scores.peek(id);
    const isPresent = bin === 'query' && status === 'done' && bankVersion === project.bankVersion;
    return packed && isPresent && held.length > 0 ? [[id, packed]] : [];
  });
  return {
    project: isWhole ? project : { ...project, calibration: null },
    items,
    files: byItem((id) => page.files.get(id)),
    thumbnails: byItem((id) => page.thumbnails.get(id)),
    scores: new Map(scores),
    masks: byItem((id) => page.masks.get(id)),
    waitingMasks: page.masks.unpaired,
    bank: isWhole && held.length > 0 ? bank : null,
  };
}

/** A query is done when it has a score, and then alone. */
function settled(item: SavedItem): SavedItem {
  if (item.bin === 'reference') return item;
  return (item.status === 'done') === (item.score !== null) ? item : unscored(item);
}
