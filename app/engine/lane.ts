import type { Problem } from '../core/project/problem';
import { Caller, type CallOptions } from '../rpc/caller';
import type { EngineOperations } from './protocol';

type Op = keyof EngineOperations;

/** A worker that says nothing for this long has hung; JavaScript alone needs seconds an image. */
const HANG_MS = 120_000;

/** One engine worker. It dies once and is then replaced by the client. */
export class Lane {
  private readonly worker: Worker;
  private readonly caller: Caller<EngineOperations>;
  private onDeath: ((problem: Problem) => void) | null;
  /** Calls without an answer. */
  private waiting = 0;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(worker: Worker, onDeath: (problem: Problem) => void) {
    this.worker = worker;
    this.onDeath = onDeath;
    this.caller = new Caller<EngineOperations>(worker);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.die(event.message || 'the worker crashed');
    });
    worker.addEventListener('messageerror', () => this.die('an answer could not be read'));
  }

  get isAlive(): boolean {
    return this.onDeath !== null;
  }

  /** Rejects with `engine-lost` when the worker hangs or dies. */
  async call<Name extends Op>(
    op: Name,
    input: EngineOperations[Name]['input'],
    options: CallOptions = {},
  ): Promise<EngineOperations[Name]['output']> {
    this.waiting += 1;
    if (this.waiting === 1) this.listen();
    const onProgress = (done: number, total: number) => {
      this.listen();
      options.onProgress?.(done, total);
    };
    try {
      return await this.caller.call(op, input, { ...options, onProgress });
    } finally {
      this.waiting -= 1;
      this.listen();
    }
  }

  /**
   * Counts the silence from now on. Calls wait for one another, so that progress of the first one
   * is a sign of life for all.
   */
  private listen(): void {
    clearTimeout(this.silence);
    if (this.waiting === 0 || !this.isAlive) return;
    this.silence = setTimeout(() => this.die('the worker hung'), HANG_MS);
  }

  /** Ends the worker: compiled shaders and weights go with it, so only when it has to be. */
  die(detail: string): void {
    if (!this.onDeath) return;
    const { onDeath } = this;
    this.onDeath = null;
    this.worker.terminate();
    const problem: Problem = { kind: 'engine-lost', detail };
    this.caller.lost(problem);
    onDeath(problem);
  }

  /** Ends the worker on purpose, without a report. */
  close(): void {
    this.onDeath = null;
    this.worker.terminate();
    this.caller.lost({ kind: 'engine-lost', detail: 'the engine was restarted' });
  }
}
