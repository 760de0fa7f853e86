import { DEFAULT_POLICY, type BankPolicy } from '../core/bank/policy';
import type { InputImage } from '../core/image/rgba';
import type { Directions } from '../core/project/turning';
import type { PatchDistances } from '../core/match/self-distance';
import { nearestPatches, type LeftOut, type NearPatch } from '../core/match/nearest-patches';
import type { Backbone } from '../core/features/backbone';
import { savedSpec, type FeatureGrid, type SavedSpec } from '../core/features/grid';
import { ProblemError } from '../core/project/problem';
import type { BackendChoice, Quarters, Engine, EngineStatus, Inspection } from '../ports/engine';
import type { DefectSeries } from '../core/detection-check/defects';
import { BankBuilder } from './bank-builder';
import { Lane } from './lane';
import { LaneJobs } from './lane-jobs';
import type { EngineOperations, LaneReady, TensorMemory } from './protocol';
import type { EngineOptions } from './options';
import { failureReason, StatusBoard } from './status';
import { LanePool } from './lane-pool';

type BankChange = 'append' | 'remove' | 'replace';

/** A backend that loses this many workers in a row without finishing a job is given up. */
const MOST_LOSSES_IN_A_ROW = 3;

/**
 * The main thread's side of the engine: schedules jobs over the lanes, keeps the CPU copy of the
 * bank, and replaces lanes that are lost.
 */
export class EngineClient implements Engine {
  readonly backbone: Backbone;
  private lanes: Lane[] = [];
  private readonly lanePool = new LanePool<Lane>();
  private readonly jobs = new LaneJobs(this.lanePool, () => {
    this.losses = 0;
    void this.topUp();
  });
  private readonly bank: BankBuilder;
  private readonly policy: BankPolicy;
  private readonly board = new StatusBoard();
  private choice: BackendChoice = 'auto';
  private featureSpec: SavedSpec | null = null;
  private losses = 0;
  /** When the last large message went out. */
  private lastLarge: Promise<unknown> = Promise.resolve();
  /** Lanes on their way. */
  private readonly opening = new Set<Lane>();
  /** Rises with every start, so that what an earlier start left behind is passed over. */
  private generation = 0;

  constructor(private readonly options: EngineOptions) {
    this.backbone = options.backbone;
    this.policy = options.policy ?? DEFAULT_POLICY;
    this.bank = new BankBuilder(
      {
        select: (grid, most, radius, signal) =>
          this.jobs.call('select', { grid, most, radius }, { signal }),
        thin: (most, signal) =>
          this.board.whileThinning((onProgress) =>
            this.jobs.call('thin', { most }, { signal, onProgress }),
          ),
        append: (entry) => this.changeBank('append', { entry }),
        remove: (reference) => this.changeBank('remove', { reference }),
        replace: (entries) => this.changeBank('replace', { entries }),
      },
      this.policy,
    );
  }

  status(): EngineStatus {
    return this.board.current;
  }

  spec(): SavedSpec | null {
    return this.featureSpec ?? this.bank.spec();
  }

  subscribe(listener: (status: EngineStatus) => void): () => void {
    return this.board.subscribe(listener);
  }

  start(choice: BackendChoice): Promise<void> {
    return this.startOn(choice, null);
  }

  /** @param because replaces the probe's own reason */
  private async startOn(choice: BackendChoice, because: string | null): Promise<void> {
    this.generation += 1;
    const { generation } = this;
    this.choice = choice;
    this.losses = 0;
    this.closeLanes();
    this.lanePool.clear();
    this.board.update({ phase: 'starting', backend: null, reason: '', lanes: 0 });
    const first = await this.openLane(choice, generation);
    if (!first || generation !== this.generation) return;
    const { backend, reason } = first;
    const lanes = this.lanes.length;
    this.board.update({ phase: 'ready', backend, reason: because ?? reason, lanes });
    await this.topUp();
  }

  /** Opens the lanes that the present backend should have and that are neither there nor coming. */
  private async topUp(): Promise<void> {
    const { backend } = this.board.current;
    if (!backend) return;
    const target = backend === 'webgl' ? 1 : Math.max(1, this.options.cpuLanes);
    const missing = target - this.lanes.length - this.opening.size;
    if (missing <= 0) return;
    const { generation } = this;
    await Promise.all(Array.from({ length: missing }, () => this.openLane(backend, generation)));
  }

  embed(image: InputImage, signal: AbortSignal, directions: Directions = 1) {
    const transfer = [image.data.buffer];
    return this.jobs.call('embed', { image, directions }, { signal, transfer });
  }

  embedQuarters(image: InputImage, signal: AbortSignal) {
    return this.jobs.call('embedQuarters', { image }, { signal, transfer: [image.data.buffer] });
  }

  turnGains(references: readonly Quarters[], photos: readonly FeatureGrid[], signal: AbortSignal) {
    const transfer = references.flat().map(({ features }) => features.buffer);
    return this.jobs.call('turnGains', { references, photos }, { signal, transfer });
  }

  inspect(image: InputImage, signal: AbortSignal): Promise<{ grid: FeatureGrid } & Inspection> {
    return this.bankJob(signal, (lane) =>
      lane.call('inspect', { image }, { signal, transfer: [image.data.buffer] }),
    );
  }

  score(grid: FeatureGrid, signal: AbortSignal): Promise<Inspection> {
    return this.bankJob(signal, (lane) => lane.call('score', { grid }, { signal }));
  }

  scoreLeftOut(
    grid: FeatureGrid,
    others: ReadonlyMap<string, FeatureGrid>,
    signal: AbortSignal,
  ): Promise<PatchDistances> {
    return this.leftOutJob(signal, (lane, policy) =>
      lane.call('scoreLeftOut', { grid, others, policy }, { signal }),
    );
  }

  scoreDefects(
    image: InputImage,
    others: ReadonlyMap<string, FeatureGrid>,
    series: DefectSeries,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<readonly number[]> {
    return this.leftOutJob(signal, (lane, policy) => {
      const input = { image, others, policy, ...series };
      return lane.call('scoreDefects', input, { signal, onProgress });
    });
  }

  appendReference(id: string, grid: FeatureGrid, signal: AbortSignal): Promise<void> {
    return this.bank.append(id, grid, signal);
  }

  removeReference(id: string): void {
    this.bank.remove(id);
  }

  clearBank(): void {
    this.bank.clear();
  }

  keepBank(): ArrayBuffer | null {
    return this.bank.keep();
  }

  restoreBank(kept: ArrayBuffer): readonly string[] {
    return this.bank.restore(kept);
  }

  nearestPatches(features: Float32Array, k: number, leftOut: LeftOut | null): NearPatch[] {
    return nearestPatches(features, this.bank.entries, k, this.backbone, leftOut);
  }

  /** tfjs's counters of every lane, for leak tests. */
  memory(): Promise<readonly TensorMemory[]> {
    return Promise.all(this.lanes.map((lane) => lane.call('memory', null)));
  }

  /** Ends every lane for good. */
  close(): void {
    this.generation += 1;
    this.closeLanes();
  }

  /** Those on their way as well: on a lost graphics context they would not end by themselves. */
  private closeLanes(): void {
    for (const lane of [...this.lanes, ...this.opening]) lane.close();
    this.lanes = [];
    this.opening.clear();
  }

  private changeBank<Op extends BankChange>(op: Op, input: EngineOperations[Op]['input']): void {
    for (const lane of this.lanes) this.tell(lane, op, input);
    this.board.update({ bank: this.bank.facts() });
  }

  /** A bank that did not reach its lane would give wrong scores: better no lane. */
  private tell<Op extends BankChange>(
    lane: Lane,
    op: Op,
    input: EngineOperations[Op]['input'],
  ): void {
    lane.call(op, input).catch((error: unknown) => lane.die(`no bank: ${String(error)}`));
  }

  /** A job with the features of others along, for a bank as the present one is made. */
  private leftOutJob<T>(
    signal: AbortSignal,
    run: (lane: Lane, policy: BankPolicy) => Promise<T>,
  ): Promise<T> {
    // Distances to a thinned bank are larger than to a whole one.
    const isThinned = this.bank.facts().farthest !== null;
    return this.jobs.run(signal, async (lane) => {
      // Cloning the features of 16 references takes 8 ms: each in a task of its own.
      this.lastLarge = this.lastLarge.then(() => new Promise((resolve) => setTimeout(resolve)));
      await this.lastLarge;
      return run(lane, { ...this.policy, wholeUpTo: isThinned ? 0 : Infinity });
    });
  }

  /** A job against the bank, which is left alone while it is half empty. */
  private bankJob<T>(signal: AbortSignal, run: (lane: Lane) => Promise<T>): Promise<T> {
    return this.jobs.runWhile(
      () => this.bank.settled(),
      () => !this.bank.isConverting,
      signal,
      run,
    );
  }

  /** Opens a lane with the present bank; null when it failed or the start was overtaken. */
  private async openLane(choice: BackendChoice, generation: number): Promise<LaneReady | null> {
    const { createWorker, backbone, modelUrl } = this.options;
    const lane = new Lane(createWorker(), () => this.replace(lane, generation));
    this.opening.add(lane);
    try {
      const ready = await lane.call('start', { backend: choice, backbone, modelUrl });
      if (generation !== this.generation) return null;
      this.tell(lane, 'replace', { entries: this.bank.entries });
      this.featureSpec = savedSpec(ready.spec);
      this.lanes.push(lane);
      this.lanePool.give(lane);
      this.board.update({ lanes: this.lanes.length });
      return ready;
    } catch (error) {
      if (lane.isAlive) lane.close();
      if (generation === this.generation && this.lanes.length === 0) this.fail(error);
      return null;
    } finally {
      this.opening.delete(lane);
    }
  }

  private replace(lane: Lane, generation: number): void {
    const wasWorking = this.lanes.includes(lane);
    this.lanes = this.lanes.filter((other) => other !== lane);
    this.lanePool.drop(lane);
    if (generation !== this.generation || !wasWorking) return;
    this.losses += 1;
    this.board.update({ lanes: this.lanes.length, restarts: this.board.current.restarts + 1 });
    const { backend } = this.board.current;
    if (this.losses < MOST_LOSSES_IN_A_ROW && backend) {
      // A GPU that is gone for good is found out by the probe.
      void this.reopen(backend === 'webgl' ? this.choice : backend, generation);
    } else if (backend === 'webgl') {
      void this.startOn('wasm', 'WASM: WebGL was lost several times in a row.');
    } else if (this.lanes.length === 0) {
      this.fail(new Error('the engine crashed several times in a row'));
    }
  }

  private async reopen(choice: BackendChoice, generation: number): Promise<void> {
    const ready = await this.openLane(choice, generation);
    if (!ready || generation !== this.generation) return;
    const { backend, reason } = ready;
    if (backend !== this.board.current.backend) this.board.update({ backend, reason });
    // Fallen back from the one lane of a GPU: a CPU has room for more.
    await this.topUp();
  }

  private fail(error: unknown): void {
    const detail = failureReason(error);
    this.board.update({ phase: 'failed', backend: null, reason: detail });
    this.lanePool.fail(new ProblemError({ kind: 'engine-failed', detail }));
  }
}
