interface Waiter<T> {
  resolve(resource: T): void;
  reject(reason: unknown): void;
}

/** Hands out free resources (lanes) in the order they are asked for. */
export class Turns<T> {
  private free: T[] = [];
  private waiters: Waiter<T>[] = [];

  /** Resolves with a free resource; give it back. Rejects with the signal's reason. */
  take(signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
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
    const waiter = this.waiters.shift();
    if (waiter) waiter.resolve(resource);
    else this.free.push(resource);
  }

  /** Forgets a resource that is no more. */
  drop(resource: T): void {
    this.free = this.free.filter((other) => other !== resource);
  }

  /** Forgets every resource; those who wait go on waiting for new ones. */
  clear(): void {
    this.free = [];
  }

  /** Nothing will come any more: turns all who wait away. */
  fail(reason: unknown): void {
    const { waiters } = this;
    this.waiters = [];
    for (const waiter of waiters) waiter.reject(reason);
  }
}
