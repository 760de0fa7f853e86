import { ProblemError } from '../core/project/problem';
import { NOT_STARTED, type EngineStatus } from '../ports/engine';
import type { OnProgress } from '../ports/progress';

/** The engine's present status, and who wants to hear of changes. */
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

  report(change: Partial<EngineStatus>): void {
    this.status = { ...this.status, ...change };
    for (const listener of this.listeners) listener(this.status);
  }

  /** Thousands of patches take seconds: the one step of building a bank that is told of. */
  async whileThinning<T>(thin: (onProgress: OnProgress) => Promise<T>): Promise<T> {
    this.report({ thinning: 0 });
    try {
      return await thin((done, total) => this.report({ thinning: done / total }));
    } finally {
      this.report({ thinning: null });
    }
  }
}

/** Why the engine failed, as far as the error tells. */
export function failureReason(error: unknown): string {
  if (error instanceof ProblemError && 'detail' in error.problem) return error.problem.detail;
  return error instanceof Error ? error.message : String(error);
}
