import type { FeatureGrid } from '../../core/features/grid';
import { UnlikeNotice } from './unlike-notice';
import { unscored, type Item, type ItemId } from '../../core/project/item';
import type { Workbench } from '../workbench';
import { WorkQueue } from './work-queue';
import { Calibrator } from './calibrator';
import type { LiveItems } from '../items/live-items';
import { Progress } from '../store/progress';
import { sortedQueries } from '../items/listed';
import { isAbort, toProblem } from '../../core/project/problem';
import { isPassing } from '../store/problems';
import type { AppState } from '../store/store';
import { ComparedDirections } from './directions';
import { embedReference, failItem, inDirectionsOf, inspectQuery } from './tasks';

/** Keeps the engine busy with whatever the project still needs. */
export interface Pipeline {
  /** Looks for work; call it after any change that may have made some. */
  kick(): void;
  /** Stops what is running; finished results stay. */
  cancel(): void;
  /** Queries in sight, top down, which are to come first. */
  lookAt(ids: readonly ItemId[]): void;
  /** Takes references out of the bank, before their items go or change bin. */
  dropReferences(ids: readonly ItemId[]): void;
  /** References in the bank, in its order. */
  references(): readonly ItemId[];
  /** Takes over a bank that the engine has been given, with the calibration that belongs to it. */
  adopt(references: readonly ItemId[], isCalibrated: boolean): void;
}

/** A lost worker is not the image's fault, but an image that loses three is given up. */
const MOST_ATTEMPTS = 3;

const REPORT_EVERY_MS = 200;

interface Task {
  readonly id: ItemId;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

class ProjectPipeline implements Pipeline {
  private readonly calibrator: Calibrator;
  private readonly unlike: UnlikeNotice;
  private readonly directions: ComparedDirections;
  private readonly workQueue: WorkQueue;
  private readonly inBank = new Set<ItemId>();
  private readonly inFlight = new Set<ItemId>();
  private readonly attempts = new Map<ItemId, number>();
  private controller = new AbortController();
  private lastReference: Promise<void> = Promise.resolve();
  private progress: Progress | null = null;
  private reportedAt = -Infinity;
  private hasReadAnew = false;

  constructor(private readonly bench: Workbench) {
    this.calibrator = new Calibrator(bench);
    this.unlike = new UnlikeNotice(bench);
    this.directions = new ComparedDirections(bench);
    this.workQueue = new WorkQueue(bench, this.inBank);
  }

  kick(): void {
    const { paused, engine, autosave } = this.state;
    if (engine.phase === 'failed' && this.inFlight.size === 0) this.rest();
    if (autosave.madeWith) return;
    this.readAnew([...this.bench.reading.stale(), ...this.directions.stale()]);
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

  /** Starts the bank over: a thinned one lacks patches that it dropped because of a removed reference. */
  private rebuildBank(): void {
    for (const id of this.inBank) this.items.patch(id, { status: 'waiting' });
    this.inBank.clear();
    // Last: the engine's new status begins work on what waits.
    this.bench.engine.clearBank();
  }

  /** Photos that were read otherwise than the references are now; the bank comes in its own order. */
  private readAnew(ids: readonly ItemId[]): void {
    if (ids.length === 0) return;
    for (const id of ids) {
      for (const held of [this.bench.features, this.bench.scores]) held.delete(id);
      this.items.patch(id, unscored(this.items.get(id)!));
    }
    if (!ids.some((id) => this.items.get(id)?.bin === 'reference')) return;
    this.hasReadAnew = true;
    if (!ids.some((id) => this.inBank.has(id))) return;
    for (const id of this.inBank) this.calibrator.forget(id);
    this.rebuildBank();
    this.bankChanged();
  }

  /** Whether the bank, which references read again have entered late, begins again in its order. */
  private isReordered(): boolean {
    if (!this.hasReadAnew) return false;
    this.hasReadAnew = false;
    const places = [...this.inBank].map((id) => this.items.get(id)?.sequence ?? 0);
    if (places.every((place, i) => i === 0 || place > places[i - 1]!)) return false;
    this.rebuildBank();
    this.bankChanged();
    return true;
  }

  references(): readonly ItemId[] {
    return [...this.inBank];
  }

  adopt(references: readonly ItemId[], isCalibrated: boolean): void {
    this.inBank.clear();
    for (const id of references) this.inBank.add(id);
    this.bench.reading.adopt();
    this.directions.adopt();
    this.unlike.adopt();
    this.calibrator.adopt(this.inBank, isCalibrated);
    this.workQueue.lookAgain();
  }

  lookAt(ids: readonly ItemId[]): void {
    this.workQueue.lookAt(ids);
  }

  private get state(): AppState {
    return this.bench.store.getState();
  }

  private get items(): LiveItems {
    return this.bench.liveItems;
  }

  private rest(): void {
    this.progress = null;
    this.reportedAt = -Infinity;
    this.items.publish();
    if (this.state.inspecting) this.bench.store.setState({ inspecting: null });
  }

  /** The first look goes to the oddest query, unless the person has looked somewhere already. */
  private showOddest(): void {
    this.items.publish();
    this.unlike.tell();
    const { view } = this.state;
    const oddest = sortedQueries(this.state, 'score')[0];
    if (view.selectedByHand || !oddest || oddest.score === null) return;
    this.bench.store.setState({ view: { ...view, selected: oddest.id, selectedByHand: true } });
  }

  private bankChanged(): void {
    this.bench.store.setState((state) => ({ bankVersion: state.bankVersion + 1 }));
  }

  /** Without any reference there is nothing that scores could be against. */
  private forgetScoresIfBare(gone: ReadonlySet<ItemId>): void {
    const all = [...this.items.values()];
    const remains = ({ id, bin, status }: Item) =>
      !gone.has(id) && bin === 'reference' && status !== 'failed';
    if (all.some(remains)) return;
    for (const item of all) {
      if (item.bin !== 'query' || item.score === null) continue;
      this.bench.scores.delete(item.id);
      this.items.patch(item.id, { ...unscored(item), status: 'embedded' });
    }
    this.items.publish();
    this.bench.store.setState({ calibration: null });
  }

  private nextTask(): Task | null {
    const id = this.workQueue.nextReference(this.inFlight);
    if (id !== null) return { id, run: (signal) => this.runReference(id, signal) };
    // Queries wait for the whole bank, so that none is scored twice.
    const inFlight = [...this.inFlight].map((one) => this.items.get(one));
    if (inFlight.some((item) => item?.bin === 'reference' && item.status === 'working'))
      return null;
    if (this.isReordered()) return this.nextTask();
    const calibration = this.calibrator.next(this.inBank, this.inFlight);
    if (calibration) return calibration;
    const query = this.workQueue.nextQuery(this.inFlight);
    return query === null ? null : { id: query, run: (signal) => this.runQuery(query, signal) };
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
      // Without the directions that are compared by now it waits again.
      const fitting = grid && inDirectionsOf(this.bench, grid);
      if (fitting) await this.enterBank(id, fitting, signal);
    } finally {
      // In turn also when this one failed: the next must not overtake those before it.
      void previous.then(leave);
    }
  }

  private async enterBank(id: ItemId, grid: FeatureGrid, signal: AbortSignal): Promise<void> {
    const isReference = () => this.items.get(id)?.bin === 'reference';
    if (!isReference()) return;
    await this.bench.engine.appendReference(id, grid, signal);
    this.inBank.add(id);
    // Taken out while the bank was being thinned.
    if (!isReference()) return this.dropReferences([id]);
    this.bankChanged();
    this.items.patch(id, { status: 'done' });
  }

  private async run(task: Task): Promise<void> {
    const { id } = task;
    const before = this.items.get(id)?.status ?? 'waiting';
    const { signal } = this.controller;
    this.inFlight.add(id);
    this.progress ??= new Progress(this.bench.clock.now());
    if (before === 'waiting') this.items.patch(id, { status: 'working' });
    this.publishProgress();
    try {
      await task.run(signal);
      this.attempts.delete(id);
      this.progress?.finish(this.bench.clock.now());
    } catch (error) {
      this.settleFailure(id, error);
    } finally {
      this.inFlight.delete(id);
      // Cancelled, or left off because the item changed bin meanwhile: it waits again.
      if (this.items.get(id)?.status === 'working') this.items.patch(id, { status: before });
      this.publishProgress();
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
    if (this.items.get(id)?.bin === 'reference') this.forgetScoresIfBare(new Set());
    this.progress?.finish(this.bench.clock.now());
  }

  /** A few times a second: each report is a paint of the page. */
  private publishProgress(): void {
    const now = this.bench.clock.now();
    if (!this.progress || now < this.reportedAt + REPORT_EVERY_MS) return;
    this.reportedAt = now;
    const inspecting = this.progress.job('inspect', this.workQueue.left(this.inFlight), now);
    this.bench.store.setState({ inspecting });
  }
}

export function createPipeline(bench: Workbench): Pipeline {
  return new ProjectPipeline(bench);
}
