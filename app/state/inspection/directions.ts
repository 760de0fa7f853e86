import type { ItemId } from '../../core/project/item';
import type { Directions } from '../../core/project/turning';
import { notify } from '../store/notify';
import { selectDirections } from '../store/selectors';
import type { Workbench } from '../workbench';

/** In how many directions the references of the bank are compared, against how many they should be. */
export class ComparedDirections {
  private present: Directions = 1;

  constructor(private readonly bench: Workbench) {}

  /** Takes over a bank of an earlier visit, which may have ended before the bank followed a choice. */
  adopt(): void {
    this.present = this.bench.engine.status().bank.directions;
  }

  /**
   * References that have to be compared in other directions than they are: all of them, so that the bank
   * is of one kind.
   */
  stale(): ItemId[] {
    const { store, liveItems } = this.bench;
    const directions = selectDirections(store.getState());
    if (directions === this.present) return [];
    this.present = directions;
    const references = [...liveItems.values()].filter(({ bin }) => bin === 'reference');
    const isFound = directions > 1 && store.getState().turning === 'auto';
    if (isFound && references.length > 0) notify(this.bench, { kind: 'turning' });
    return references.filter(({ status }) => status === 'done').map(({ id }) => id);
  }
}
