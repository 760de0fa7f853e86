import { ProblemError } from '../core/project/problem';
import { NOT_STARTED, type EngineStatus } from '../ports/engine';
import type { OnProgress } from '../ports/progress';

/** The engine's current status with its subscribers. */
export class StatusBoard {
  private readonly listeners = new Set<(status: EngineStatus) => void>();
  private status: EngineStatus = NOT_STARTED;

  get current(): EngineStatus {
    return this.status;
  }

  subscribe(listener: (status: EngineStatus) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  update(change: Partial<EngineStatus>): void {
    this.status = { ...this.status, ...change };
    for (const listener of this.listeners) listener(this.status);
  }

  /** Thousands of patches take seconds: the only step of building a bank that reports progress. */
  async whileThinning<T>(thin: (onProgress: OnProgress) => Promise<T>): Promise<T> {
    this.update({ thinning: 0 });
    try {
      return await thin((done, total) => this.update({ thinning: done / total }));
    } finally {
      this.update({ thinning: null });
    }
  }
}

/** Reason of a failure, from the error. */
export function failureReason(error: unknown): string {
  if (error instanceof ProblemError && 'detail' in error.problem) return error.problem.detail;
  return error instanceof Error ? error.message : String(error);
}
