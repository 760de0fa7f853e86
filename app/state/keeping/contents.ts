import { bankReferences } from '../../core/bank/codec';
import type { PackedScores } from '../../core/match/packed-scores';
import { fitsBank } from '../../core/project/bank-fit';
import { unscored, type ItemId } from '../../core/project/item';
import type { SavedItem } from '../../core/project/saved-project';
import type { ProjectContents } from '../../ports/keeping';
import type { App } from '../app';
import { savedItemOf, savedProjectOf } from './snapshot';

/**
 * The open project as it is now, for a file. What is in the middle of a change (a bank that is
 * being built, a score that is stale) waits there as it does here.
 */
export function contentsOf(app: App): ProjectContents {
  app.items.publish();
  const state = app.store.getState();
  const saved = [...app.items.values()].filter(({ id }) => app.files.has(id)).map(savedItemOf);
  const bank = app.engine.keepBank();
  const inBank = [...app.pipeline.references()];
  const held = bank ? bankReferences(bank).map(({ id }) => id) : [];
  const isWhole = fitsBank({ inBank }, saved, held);
  const times = { createdAt: app.projects.createdAt, changedAt: app.today() };
  const project = savedProjectOf(state, isWhole ? inBank : [], app.engine.spec(), times);
  const items = saved
    .map((item) => (isWhole ? settled(item) : unscored(item)))
    .map((item) => ({ ...item, hasMask: app.masks.get(item.id) !== null }));
  const byItem = <T>(find: (id: ItemId) => T | null | undefined) =>
    new Map(items.flatMap(({ id }): [ItemId, T][] => (find(id) ? [[id, find(id)!]] : [])));
  const scores = items.flatMap(({ id, bin, status, bankVersion }): [ItemId, PackedScores][] => {
    const packed = app.scores.peek(id);
    const isPresent = bin === 'query' && status === 'done' && bankVersion === project.bankVersion;
    return packed && isPresent && held.length > 0 ? [[id, packed]] : [];
  });
  return {
    project: isWhole ? project : { ...project, calibration: null },
    items,
    files: byItem((id) => app.files.get(id)),
    thumbnails: byItem((id) => app.thumbnails.get(id)),
    scores: new Map(scores),
    masks: byItem((id) => app.masks.get(id)),
    waitingMasks: app.masks.unpaired,
    bank: isWhole && held.length > 0 ? bank : null,
  };
}

/** A query is done when it has a score, and then alone. */
function settled(item: SavedItem): SavedItem {
  if (item.bin === 'reference') return item;
  return (item.status === 'done') === (item.score !== null) ? item : unscored(item);
}
