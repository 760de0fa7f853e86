interface Waiter<T> {
  resolve(resource: T): void;
  reject(reason: unknown): void;
}

/** Hands out free resources (lanes) in the order they are asked for. */
export class LanePool<T> {
  private free: T[] = [];
  private waiters: Waiter<T>[] = [];
  /** Why nothing will come, in an object since it may be anything. */
  private failure: { readonly reason: unknown } | null = null;

  /** Resolves with a free resource; give it back. Rejects with the signal's reason. */
  take(signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (this.failure) throw this.failure.reason;
      const first = this.free.shift();
      if (first !== undefined) return resolve(first);
      const unlisten = () => signal.removeEventListener('abort', abort);
      const waiter: Waiter<T> = {
        resolve: (resource) => (unlisten(), resolve(resource)),
        reject: (reason) => (unlisten(), reject(reason)),
      };
      const abort = () => {
        this.waiters = this.waiters.filter((other) => other !== waiter);
        waiter.reject(signal.reason);
      };
      signal.addEventListener('abort', abort);
      this.waiters.push(waiter);
    });
  }

  give(resource: T): void {
    this.failure = null;
    const waiter = this.waiters.shift();
    if (waiter) waiter.resolve(resource);
    else this.free.push(resource);
  }

  /** Removes a lost resource. */
  drop(resource: T): void {
    this.free = this.free.filter((other) => other !== resource);
  }

  /** Forgets every resource and failure; those who wait go on waiting for new ones. */
  clear(): void {
    this.free = [];
    this.failure = null;
  }

  /** Nothing will come any more: turns away all who wait, and who ask before there is a change. */
  fail(reason: unknown): void {
    this.failure = { reason };
    const { waiters } = this;
    this.waiters = [];
    for (const waiter of waiters) waiter.reject(reason);
  }
}
