import type { Clock } from '../ports';
import type { AppStore, ChangeName } from './store';

/** A change of the project that can be taken back. */
export interface Change {
  readonly name: ChangeName;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Whether it goes together with one of its name just before, as the steps of a drag do. */
  readonly merges?: boolean;
}

const MOST_CHANGES = 100;

/** Steps of a drag that follow one another within this time are one change. */
const MERGE_MS = 1000;

/** What has been changed, and what has been taken back. The store knows the names of the next. */
export class History {
  private done: Change[] = [];
  private undone: Change[] = [];
  private lastAt = -Infinity;

  constructor(
    private readonly store: AppStore,
    private readonly clock: Clock,
  ) {}

  /** Makes a change. What had been taken back before is gone then. */
  run(change: Change): void {
    change.redo();
    const now = this.clock.now();
    const before = this.done.at(-1);
    const isNext = before?.name === change.name && now < this.lastAt + MERGE_MS;
    if (before && change.merges && before.merges && isNext && this.undone.length === 0) {
      this.done[this.done.length - 1] = { ...change, undo: before.undo };
    } else {
      this.done = [...this.done, change].slice(-MOST_CHANGES);
    }
    this.undone = [];
    this.lastAt = now;
    this.tell();
  }

  undo(): void {
    const change = this.done.pop();
    if (!change) return;
    change.undo();
    this.undone.push(change);
    this.tell();
  }

  redo(): void {
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
    const undo = this.done.at(-1)?.name ?? null;
    const redo = this.undone.at(-1)?.name ?? null;
    this.lastAt = this.undone.length > 0 ? -Infinity : this.lastAt;
    this.store.setState({ history: { undo, redo } });
  }
}
