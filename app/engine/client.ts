import { DEFAULT_POLICY, type BankPolicy } from '../core/bank/policy';
import type { RgbaImage } from '../core/image/rgba';
import type { PatchScores } from '../core/match/patch-scores';
import type { FeatureGrid, FeatureSpec } from '../core/patches/grid';
import { ProblemError } from '../core/project/problem';
import type { BackendChoice, Engine, EngineStatus, Inspection, StageTimes } from '../ports';
import { BankBuilder } from './bank-builder';
import { Lane } from './lane';
import type { EngineOperations, LaneReady, TensorMemory } from './protocol';
import { Turns } from './turns';

export interface EngineOptions {
  readonly createWorker: () => Worker;
  readonly modelUrl: string;
  /** Lanes on a CPU backend; a GPU has one. */
  readonly cpuLanes: number;
  readonly policy?: BankPolicy;
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
  private readonly bank: BankBuilder;
  private readonly policy: BankPolicy;
  private readonly listeners = new Set<(status: EngineStatus) => void>();
  private current: EngineStatus = {
    phase: 'starting',
    backend: null,
    reason: '',
    lanes: 0,
    restarts: 0,
    bank: { patches: 0, kept: 0, farthest: null },
  };
  private choice: BackendChoice = 'auto';
  private featureSpec: FeatureSpec | null = null;
  private losses = 0;
  /** Rises with every start, so that what an earlier start left behind is passed over. */
  private generation = 0;

  constructor(private readonly options: EngineOptions) {
    this.policy = options.policy ?? DEFAULT_POLICY;
    this.bank = new BankBuilder(
      {
        select: (grid, most, radius, signal) =>
          this.job(signal, (lane) => lane.call('select', { grid, most, radius }, { signal })),
        thin: (most, signal) => this.job(signal, (lane) => lane.call('thin', { most }, { signal })),
        append: (entry) => this.tellAll('append', { entry }),
        remove: (reference) => this.tellAll('remove', { reference }),
        replace: (entries) => this.tellAll('replace', { entries }),
      },
      this.policy,
    );
  }

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

  score(grid: FeatureGrid, signal: AbortSignal): Promise<Inspection> {
    return this.job(signal, (lane) => lane.call('score', { grid }, { signal }));
  }

  scoreAgainst(
    grid: FeatureGrid,
    others: ReadonlyMap<string, FeatureGrid>,
    signal: AbortSignal,
  ): Promise<Inspection> {
    // As the bank itself is: distances to a thinned bank are larger than to a whole one.
    const isThinned = this.bank.facts().farthest !== null;
    const policy = { ...this.policy, wholeUpTo: isThinned ? 0 : Infinity };
    return this.job(signal, (lane) =>
      lane.call('scoreAgainst', { grid, others, policy }, { signal }),
    );
  }

  scorePerturbed(image: RgbaImage, signal: AbortSignal): Promise<readonly PatchScores[]> {
    return this.job(signal, (lane) =>
      lane.call('scorePerturbed', { image }, { signal, transfer: [image.data.buffer] }),
    );
  }

  async appendReference(id: string, grid: FeatureGrid, signal: AbortSignal): Promise<void> {
    try {
      await this.bank.append(id, grid, signal);
    } finally {
      this.report({ bank: this.bank.facts() });
    }
  }

  removeReference(id: string): void {
    this.bank.remove(id);
    this.report({ bank: this.bank.facts() });
  }

  clearBank(): void {
    this.bank.clear();
    this.report({ bank: this.bank.facts() });
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

  private tellAll<Name extends 'append' | 'remove' | 'replace'>(
    op: Name,
    input: EngineOperations[Name]['input'],
  ): void {
    for (const lane of this.lanes) this.tell(lane, op, input);
  }

  /** A bank that did not reach its lane would give wrong scores: better no lane. */
  private tell<Name extends 'append' | 'remove' | 'replace'>(
    lane: Lane,
    op: Name,
    input: EngineOperations[Name]['input'],
  ): void {
    lane.call(op, input).catch((error: unknown) => lane.die(`no bank: ${String(error)}`));
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
      this.tell(lane, 'replace', { entries: this.bank.entries });
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
