import type { ItemId } from '../../core/project/item';
import type { Workbench } from '../workbench';
import { scoresAnew } from './tasks';

/** Brings back the patch scores of the query that is looked at, when they had to make room. */
export function restoreWhenSelected(bench: Workbench): void {
  let controller = new AbortController();
  bench.store.subscribe(({ view: { selected } }, before) => {
    if (selected === before.view.selected) return;
    controller.abort(new DOMException('another one is looked at', 'AbortError'));
    controller = new AbortController();
    if (selected !== null) void restore(bench, selected, controller.signal);
  });
}

async function restore(bench: Workbench, id: ItemId, signal: AbortSignal): Promise<void> {
  const { liveItems, files, scores, store } = bench;
  const { bankVersion } = store.getState();
  const isMissing = () => {
    const item = liveItems.get(id);
    const hasScore = item?.bin === 'query' && item.score !== null && !scores.has(id);
    // A stale one is scored again anyway, this one first.
    return hasScore && [item.bankVersion, store.getState().bankVersion].every(isPresent);
  };
  const isPresent = (version: number) => version === bankVersion;
  const file = files.get(id);
  if (!file || !isMissing()) return;
  // Errors of the file or the engine are reported where they are shown.
  const found = await scoresAnew(bench, id, file, signal).catch(() => null);
  if (!found || !isMissing()) return;
  scores.set(id, found);
  liveItems.patch(id, {});
  liveItems.publish();
}
