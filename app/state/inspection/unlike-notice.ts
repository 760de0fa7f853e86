import type { ItemId } from '../../core/project/item';
import { unlikeQueries } from '../store/compared';
import { notify } from '../store/notify';
import type { Workbench } from '../workbench';

/** Names the queries that are far from all references, each once a visit. */
export class UnlikeNotice {
  private readonly told = new Set<ItemId>();

  constructor(private readonly bench: Workbench) {}

  /** Photos on the page have been announced on an earlier visit. */
  adopt(): void {
    for (const { id } of this.found()) this.told.add(id);
  }

  tell(): void {
    const found = this.found().filter(({ id }) => !this.told.has(id));
    if (found.length === 0) return;
    for (const { id } of found) this.told.add(id);
    notify(this.bench, { kind: 'unlike-references', names: found.map(({ name }) => name) });
  }

  private found() {
    return unlikeQueries(this.bench.store.getState());
  }
}
