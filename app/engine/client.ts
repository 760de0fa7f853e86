import type { RgbaImage } from '../core/image/rgba';
import type { PatchScores } from '../core/match/patch-scores';
import type { FeatureGrid, FeatureSpec } from '../core/patches/grid';
import { ProblemError } from '../core/project/problem';
import type { BackendChoice, Engine, EngineStatus, Inspection, StageTimes } from '../ports';
import { Lane } from './lane';
import type { LaneReady, TensorMemory } from './protocol';
import { Turns } from './turns';

export interface EngineOptions {
  readonly createWorker: () => Worker;
  readonly modelUrl: string;
  /** Lanes on a CPU backend; a GPU has one. */
  readonly cpuLanes: number;
}

/** A backend that loses this many workers in a row without finishing a job is given up. */
const MOST_LOSSES_IN_A_ROW = 3;

/**
 * The main thread's side of the engine: schedules jobs over the lanes, keeps the CPU copy of the
 * bank, and replaces lanes that are lost.
 */
export class EngineClient implements Engine {
  private lanes: Lane[] = [];
  private readonly turns = new Turns<Lane>();
  private readonly bank = new Map<string, FeatureGrid>();
  private readonly listeners = new Set<(status: EngineStatus) => void>();
  private current: EngineStatus = {
    phase: 'starting',
    backend: null,
    reason: '',
    lanes: 0,
    restarts: 0,
  };
  private choice: BackendChoice = 'auto';
  private featureSpec: FeatureSpec | null = null;
  private losses = 0;
  /** Rises with every start, so that what an earlier start left behind is passed over. */
  private generation = 0;

  constructor(private readonly options: EngineOptions) {}

  status(): EngineStatus {
    return this.current;
  }

  spec(): FeatureSpec | null {
    return this.featureSpec;
  }

  subscribe(listener: (status: EngineStatus) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async start(choice: BackendChoice): Promise<void> {
    this.generation += 1;
    const { generation } = this;
    this.choice = choice;
    this.losses = 0;
    for (const lane of this.lanes) lane.close();
    this.lanes = [];
    this.turns.clear();
    this.report({ phase: 'starting', backend: null, reason: '', lanes: 0 });
    const first = await this.openLane(choice, generation);
    if (!first || generation !== this.generation) return;
    const count = first.backend === 'webgl' ? 1 : Math.max(1, this.options.cpuLanes);
    const { backend, reason } = first;
    this.report({ phase: 'ready', backend, reason, lanes: this.lanes.length });
    await Promise.all(Array.from({ length: count - 1 }, () => this.openLane(backend, generation)));
  }

  embed(image: RgbaImage, signal: AbortSignal): Promise<{ grid: FeatureGrid; times: StageTimes }> {
    return this.job(signal, (lane) =>
      lane.call('embed', { image }, { signal, transfer: [image.data.buffer] }),
    );
  }

  inspect(image: RgbaImage, signal: AbortSignal): Promise<{ grid: FeatureGrid } & Inspection> {
    return this.job(signal, (lane) =>
      lane.call('inspect', { image }, { signal, transfer: [image.data.buffer] }),
    );
  }

  score(grid: FeatureGrid, signal: AbortSignal, without?: string): Promise<Inspection> {
    const input = { grid, without: without ?? null };
    return this.job(signal, (lane) => lane.call('score', input, { signal }));
  }

  scorePerturbed(image: RgbaImage, signal: AbortSignal): Promise<readonly PatchScores[]> {
    return this.job(signal, (lane) =>
      lane.call('scorePerturbed', { image }, { signal, transfer: [image.data.buffer] }),
    );
  }

  appendReference(id: string, grid: FeatureGrid): void {
    this.bank.set(id, grid);
    for (const lane of this.lanes) this.tell(lane, lane.call('append', { reference: id, grid }));
  }

  removeReference(id: string): void {
    this.bank.delete(id);
    for (const lane of this.lanes) this.tell(lane, lane.call('remove', { reference: id }));
  }

  /** tfjs's counters of every lane, for leak tests. */
  memory(): Promise<readonly TensorMemory[]> {
    return Promise.all(this.lanes.map((lane) => lane.call('memory', null)));
  }

  /** Ends every lane for good. */
  close(): void {
    this.generation += 1;
    for (const lane of this.lanes) lane.close();
    this.lanes = [];
  }

  /** A bank that did not reach its lane would give wrong scores: better no lane. */
  private tell(lane: Lane, message: Promise<unknown>): void {
    message.catch((error: unknown) => lane.die(`the bank could not be updated: ${String(error)}`));
  }

  private async job<T>(signal: AbortSignal, run: (lane: Lane) => Promise<T>): Promise<T> {
    const lane = await this.turns.take(signal);
    try {
      const result = await run(lane);
      this.losses = 0;
      return result;
    } catch (error) {
      const kind = error instanceof ProblemError ? error.problem.kind : null;
      // Memory that ran out stays fragmented, and a lost context never comes back to its worker.
      if (kind === 'out-of-memory' || kind === 'engine-lost') lane.die(`${kind}`);
      throw error;
    } finally {
      if (lane.isAlive) this.turns.give(lane);
    }
  }

  /** Opens a lane with the present bank; null when it failed or the start was overtaken. */
  private async openLane(choice: BackendChoice, generation: number): Promise<LaneReady | null> {
    const lane = new Lane(this.options.createWorker(), () => this.replace(lane, generation));
    try {
      const ready = await lane.call('start', {
        backend: choice,
        modelUrl: this.options.modelUrl,
      });
      if (generation !== this.generation) {
        lane.close();
        return null;
      }
      for (const [reference, grid] of this.bank) {
        this.tell(lane, lane.call('append', { reference, grid }));
      }
      this.featureSpec = ready.spec;
      this.lanes.push(lane);
      this.turns.give(lane);
      this.report({ lanes: this.lanes.length });
      return ready;
    } catch (error) {
      if (lane.isAlive) lane.close();
      if (generation === this.generation && this.lanes.length === 0) this.fail(error);
      return null;
    }
  }

  private replace(lane: Lane, generation: number): void {
    const wasWorking = this.lanes.includes(lane);
    this.lanes = this.lanes.filter((other) => other !== lane);
    this.turns.drop(lane);
    if (generation !== this.generation || !wasWorking) return;
    this.losses += 1;
    this.report({ lanes: this.lanes.length, restarts: this.current.restarts + 1 });
    const { backend } = this.current;
    if (this.losses < MOST_LOSSES_IN_A_ROW && backend) {
      // A GPU that is gone for good is found out by the probe.
      void this.reopen(backend === 'webgl' ? this.choice : backend, generation);
    } else if (backend === 'webgl') {
      void this.start('wasm');
    } else if (this.lanes.length === 0) {
      this.fail(new Error('the engine crashed several times in a row'));
    }
  }

  private async reopen(choice: BackendChoice, generation: number): Promise<void> {
    const ready = await this.openLane(choice, generation);
    if (!ready || generation !== this.generation) return;
    const { backend, reason } = ready;
    this.report({ phase: 'ready', backend, reason });
    // Fallen back from the one lane of a GPU: a CPU has room for more.
    const missing = backend === 'webgl' ? 0 : this.options.cpuLanes - this.lanes.length;
    for (let i = 0; i < missing; i++) void this.openLane(backend, generation);
  }

  private fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    const detail =
      error instanceof ProblemError && 'detail' in error.problem ? error.problem.detail : reason;
    this.report({ phase: 'failed', backend: null, reason: detail });
    this.turns.fail(new ProblemError({ kind: 'engine-failed', detail }));
  }

  private report(change: Partial<EngineStatus>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener(this.current);
  }
}
