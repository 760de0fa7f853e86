import type { Clock } from '../../ports/device';
import { refuse } from './refuse';
import type { AppStore, ChangeTitle } from './store';

/** A change of the project that can be taken back. */
export interface Change extends ChangeTitle {
  readonly undo: () => void;
  readonly redo: () => void;
  /** Whether it goes together with one of its name just before, as the steps of a drag do. */
  readonly merges?: boolean;
  /** Photos that it keeps for the way back: they have left the project, or may leave it. */
  readonly keeps?: number;
}

const MOST_CHANGES = 100;

/** Photos that all changes keep together; each costs a thumbnail, some 10 kB. */
const MOST_KEPT = 20_000;

/** Steps of a drag that follow one another within this time are one change. */
const MERGE_MS = 1000;

/**
 * Stacks of undo and redo. The store has the names of the next ones.
 * Whatever is done here ends a trial: with the next change it is kept, taken back it has gone.
 */
export class History {
  private done: Change[] = [];
  private undone: Change[] = [];
  private lastAt = -Infinity;

  constructor(
    readonly store: AppStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a change. What had been taken back before is gone then.
   *
   * @returns false where it was refused, because another tab has the project
   */
  run(change: Change): boolean {
    if (refuse(this)) return false;
    change.redo();
    const now = this.clock.now();
    const before = this.done.at(-1);
    const isNext = before?.name === change.name && now < this.lastAt + MERGE_MS;
    if (before && change.merges && before.merges && isNext && this.undone.length === 0) {
      this.done[this.done.length - 1] = { ...change, undo: before.undo };
    } else {
      this.done = bounded([...this.done, change]);
    }
    this.undone = [];
    this.lastAt = now;
    this.tell();
    return true;
  }

  undo(): void {
    if (refuse(this)) return;
    const change = this.done.pop();
    if (!change) return;
    change.undo();
    this.undone.push(change);
    this.tell();
  }

  redo(): void {
    if (refuse(this)) return;
    const change = this.undone.pop();
    if (!change) return;
    change.redo();
    this.done.push(change);
    this.tell();
  }

  /** Forgets all: the project is another one. */
  clear(): void {
    this.done = [];
    this.undone = [];
    this.tell();
  }

  private tell(): void {
    const undo = titleOf(this.done.at(-1));
    const redo = titleOf(this.undone.at(-1));
    this.lastAt = this.undone.length > 0 ? -Infinity : this.lastAt;
    this.store.setState({ history: { undo, redo }, trial: null });
  }
}

/** The latest change always stays: a large project that was closed by mistake comes back. */
function bounded(changes: readonly Change[]): Change[] {
  let kept = 0;
  const first = changes.findLastIndex((change, index) => {
    kept += change.keeps ?? 0;
    return kept > MOST_KEPT && index < changes.length - 1;
  });
  return changes.slice(Math.max(first + 1, changes.length - MOST_CHANGES));
}

function titleOf(change: Change | undefined): ChangeTitle | null {
  return change ? { name: change.name, photos: change.photos } : null;
}
