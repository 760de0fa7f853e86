import type { FeatureGrid } from '../core/patches/grid';
import type { Item, ItemId } from '../core/project/item';
import type { Workbench } from './app';
import { Calibrator } from './calibrator';
import { Progress } from './progress';
import { sortedQueries } from './selectors';
import { isAbort, isPassing, toProblem } from './problems';
import type { AppState } from './store';
import { embedReference, failItem, inspectQuery, patchItem } from './tasks';

/** Keeps the engine busy with whatever the project still needs. */
export interface Pipeline {
  /** Looks for work; call it after any change that may have made some. */
  kick(): void;
  /** Stops what is running; finished results stay. */
  cancel(): void;
  /** Takes references out of the bank, before their items go or change bin. */
  dropReferences(ids: readonly ItemId[]): void;
}

/** A lost worker is not the image's fault, but an image that loses three is given up. */
const MOST_ATTEMPTS = 3;

const REPORT_EVERY_MS = 200;

type Task = { readonly id: ItemId; readonly run: (signal: AbortSignal) => Promise<void> };

class ProjectPipeline implements Pipeline {
  private readonly calibrator: Calibrator;
  private readonly inBank = new Set<ItemId>();
  private readonly inFlight = new Set<ItemId>();
  private readonly attempts = new Map<ItemId, number>();
  private controller = new AbortController();
  private lastReference: Promise<void> = Promise.resolve();
  private progress: Progress | null = null;
  private reportedAt = -Infinity;

  constructor(private readonly bench: Workbench) {
    this.calibrator = new Calibrator(bench);
  }

  kick(): void {
    const { paused, engine } = this.state;
    if (engine.phase === 'failed' && this.inFlight.size === 0) this.rest();
    if (paused || engine.phase === 'failed') return;
    // One more than there are lanes, so that a decoded image always lies ready.
    const limit = Math.max(1, engine.lanes) + 1;
    while (this.inFlight.size < limit) {
      const task = this.nextTask();
      if (!task) break;
      void this.run(task);
    }
    if (this.inFlight.size > 0) return;
    if (this.progress) this.showOddest();
    this.rest();
  }

  cancel(): void {
    this.controller.abort(new DOMException('cancelled', 'AbortError'));
    this.controller = new AbortController();
    this.rest();
  }

  dropReferences(ids: readonly ItemId[]): void {
    for (const id of ids) this.calibrator.forget(id);
    const dropped = ids.filter((id) => this.inBank.delete(id));
    const { engine } = this.bench;
    if (dropped.length > 0) {
      if (engine.status().bank.farthest === null)
        dropped.forEach((id) => engine.removeReference(id));
      else this.rebuildBank();
      this.bankChanged();
    }
    this.forgetScoresIfBare(new Set(ids));
  }

  /** What a thinned bank has left out for the sake of one reference, it needs without it. */
  private rebuildBank(): void {
    this.bench.engine.clearBank();
    for (const id of this.inBank) patchItem(this.bench, id, { status: 'waiting' });
    this.inBank.clear();
  }

  private get state(): AppState {
    return this.bench.store.getState();
  }

  private rest(): void {
    this.progress = null;
    this.reportedAt = -Infinity;
    if (this.state.inspecting) this.bench.store.setState({ inspecting: null });
  }

  /** The first look goes to the oddest query, unless the person has looked somewhere already. */
  private showOddest(): void {
    const { view, items, order } = this.state;
    const oddest = sortedQueries({ items, order, view: { ...view, sort: 'score' } })[0];
    if (view.selectedByHand || !oddest || oddest.score === null) return;
    this.bench.store.setState({ view: { ...view, selected: oddest.id, selectedByHand: true } });
  }

  private bankChanged(): void {
    this.bench.store.setState((state) => ({ bankVersion: state.bankVersion + 1 }));
  }

  /** Without any reference there is nothing that scores could be against. */
  private forgetScoresIfBare(gone: ReadonlySet<ItemId>): void {
    const remains = ({ id, bin, status }: Item) =>
      !gone.has(id) && bin === 'reference' && status !== 'failed';
    const all = Object.values(this.state.items);
    if (all.some(remains)) return;
    const scored = all.filter(({ bin, score }) => bin === 'query' && score !== null);
    const items: Record<ItemId, Item> = { ...this.state.items };
    for (const item of scored) {
      this.bench.scores.delete(item.id);
      items[item.id] = { ...item, score: null, scoredAgainst: 0, status: 'embedded' };
    }
    this.bench.store.setState({ items, calibration: null });
  }

  private nextTask(): Task | null {
    const { items, order } = this.state;
    const selected = this.state.view.selected;
    let query: Item | undefined;
    let referencesBusy = false;
    for (const id of order) {
      const item = items[id];
      if (!item) continue;
      if (item.bin === 'reference') {
        if (this.inFlight.has(id)) referencesBusy ||= item.status === 'working';
        else if (item.status === 'waiting') return { id, run: (s) => this.runReference(id, s) };
      } else if (this.needsWork(item) && (query === undefined || id === selected)) {
        query = item;
      }
    }
    // Queries wait for the whole bank, so that none is scored twice.
    if (referencesBusy) return null;
    const calibration = this.calibrator.next(this.inBank, this.inFlight);
    if (calibration) return calibration;
    if (!query) return null;
    const { id } = query;
    return { id, run: (signal) => this.runQuery(id, signal) };
  }

  private needsWork(item: Item): boolean {
    if (this.inFlight.has(item.id) || item.status === 'failed') return false;
    if (item.status === 'waiting') return true;
    return this.inBank.size > 0 && item.bankVersion !== this.state.bankVersion;
  }

  private async runQuery(id: ItemId, signal: AbortSignal): Promise<void> {
    const { bankVersion } = this.state;
    try {
      await inspectQuery(this.bench, id, this.inBank.size > 0, signal);
    } catch (error) {
      const isStale =
        bankVersion !== this.state.bankVersion && toProblem(error).kind === 'engine-failed';
      // The bank changed, perhaps to none, on the way: it waits again.
      if (!isStale) throw error;
    }
  }

  /** Embeds beside others, but enters the bank in turn: a thinned bank depends on the order. */
  private async runReference(id: ItemId, signal: AbortSignal): Promise<void> {
    const previous = this.lastReference;
    let leave = () => {};
    this.lastReference = new Promise((resolve) => (leave = resolve));
    try {
      const grid = await embedReference(this.bench, id, signal);
      await previous;
      if (grid) await this.enterBank(id, grid, signal);
    } finally {
      // In turn also when this one failed: the next must not overtake those before it.
      void previous.then(leave);
    }
  }

  private async enterBank(id: ItemId, grid: FeatureGrid, signal: AbortSignal): Promise<void> {
    const isReference = () => this.state.items[id]?.bin === 'reference';
    if (!isReference()) return;
    await this.bench.engine.appendReference(id, grid, signal);
    this.inBank.add(id);
    // Taken out while the bank was being thinned.
    if (!isReference()) return this.dropReferences([id]);
    this.bench.features.pin(id, true);
    this.bankChanged();
    patchItem(this.bench, id, { status: 'done' });
  }

  private async run(task: Task): Promise<void> {
    const { id } = task;
    const before = this.state.items[id]?.status ?? 'waiting';
    const { signal } = this.controller;
    this.inFlight.add(id);
    this.progress ??= new Progress(this.bench.clock.now());
    if (before === 'waiting') patchItem(this.bench, id, { status: 'working' });
    this.report();
    try {
      await task.run(signal);
      this.attempts.delete(id);
      this.progress?.finish(this.bench.clock.now());
    } catch (error) {
      this.settleFailure(id, error);
    } finally {
      this.inFlight.delete(id);
      // Cancelled, or left off because the item changed bin meanwhile: it waits again.
      if (this.state.items[id]?.status === 'working') patchItem(this.bench, id, { status: before });
      this.report();
      this.kick();
    }
  }

  private settleFailure(id: ItemId, error: unknown): void {
    // Neither a cancelled image nor one that met a dead engine is to blame: they wait again.
    if (isAbort(error) || this.state.engine.phase === 'failed') return;
    const attempts = (this.attempts.get(id) ?? 0) + 1;
    this.attempts.set(id, attempts);
    if (attempts < MOST_ATTEMPTS && isPassing(error)) return;
    this.attempts.delete(id);
    // A reference in the bank stays usable when only its calibration failed.
    if (!this.inBank.has(id)) failItem(this.bench, id, error);
    this.forgetScoresIfBare(new Set());
    this.progress?.finish(this.bench.clock.now());
  }

  /** A few times a second: each report is a scan of the items and a paint of the page. */
  private report(): void {
    const now = this.bench.clock.now();
    if (!this.progress || now < this.reportedAt + REPORT_EVERY_MS) return;
    this.reportedAt = now;
    const { items, order } = this.state;
    let left = 0;
    for (const id of order) {
      const item = items[id];
      if (!item) continue;
      const busy = this.inFlight.has(id);
      if (busy || (item.bin === 'query' ? this.needsWork(item) : item.status === 'waiting'))
        left += 1;
    }
    const inspecting = this.progress.job('inspect', left, now);
    this.bench.store.setState({ inspecting });
  }
}

export function createPipeline(bench: Workbench): Pipeline {
  return new ProjectPipeline(bench);
}
