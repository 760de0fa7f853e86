import { ProblemError } from '../core/project/problem';
import type { Lane } from './lane';
import type { LanePool } from './lane-pool';
import type { EngineOperations } from './protocol';
import type { CallOptions } from '../rpc/caller';

/** Runs jobs on free lanes, one at a time on each. */
export class LaneJobs {
  /** @param onSuccess called after each job that ends well */
  constructor(
    private readonly pool: LanePool<Lane>,
    private readonly onSuccess: () => void,
  ) {}

  /** One operation on a free lane. */
  call<Name extends keyof EngineOperations>(
    op: Name,
    input: EngineOperations[Name]['input'],
    options: CallOptions & { readonly signal: AbortSignal },
  ): Promise<EngineOperations[Name]['output']> {
    return this.run(options.signal, (lane) => lane.call(op, input, options));
  }

  async run<T>(signal: AbortSignal, job: (lane: Lane) => Promise<T>): Promise<T> {
    return this.runOn(await this.pool.take(signal), job);
  }

  /**
   * A job that needs something which may change while it waits for a lane.
   *
   * @param settled resolves once there may be a right moment
   * @param isReady whether it is one, once a lane is free
   */
  async runWhile<T>(
    settled: () => Promise<unknown>,
    isReady: () => boolean,
    signal: AbortSignal,
    job: (lane: Lane) => Promise<T>,
  ): Promise<T> {
    for (;;) {
      await settled();
      const lane = await this.pool.take(signal);
      if (isReady()) return this.runOn(lane, job);
      this.pool.give(lane);
    }
  }

  private async runOn<T>(lane: Lane, job: (lane: Lane) => Promise<T>): Promise<T> {
    try {
      const result = await job(lane);
      this.onSuccess();
      return result;
    } catch (error) {
      const kind = error instanceof ProblemError ? error.problem.kind : null;
      // Memory that ran out stays fragmented, and a lost context never comes back to its worker.
      if (kind === 'out-of-memory' || kind === 'engine-lost') lane.die(`${kind}`);
      throw error;
    } finally {
      if (lane.isAlive) this.pool.give(lane);
    }
  }
}
