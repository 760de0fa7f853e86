import type { Job } from './store';

const WINDOW_MS = 5000;

/** Counts finished pieces of work and knows how many there are a second, lately. */
export class Progress {
  private done = 0;
  private readonly finishedAt: number[] = [];

  constructor(private readonly startedAt: number) {}

  get finished(): number {
    return this.done;
  }

  finish(now: number): void {
    this.done += 1;
    this.finishedAt.push(now);
    while (this.finishedAt[0]! < now - WINDOW_MS) this.finishedAt.shift();
  }

  /** @param left pieces still to do */
  job(kind: Job['kind'], left: number, now: number): Job {
    const spanMs = Math.min(WINDOW_MS, now - this.startedAt);
    const enough = this.finishedAt.length >= 2 && spanMs >= 500;
    const ratePerSecond = enough ? (this.finishedAt.length / spanMs) * 1000 : null;
    return { kind, done: this.done, total: this.done + left, ratePerSecond };
  }
}
