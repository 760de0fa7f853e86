import type { Offline, OfflineStatus } from '../ports/offline';

/** Notes what it was asked to do. */
export class FakeOffline implements Offline {
  readonly calls: string[] = [];
  private readonly listeners = new Set<(status: OfflineStatus) => void>();

  subscribe(listener: (status: OfflineStatus) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async start(): Promise<void> {
    this.calls.push('start');
  }

  restart(): void {
    this.calls.push('restart');
  }

  tell(status: OfflineStatus): void {
    for (const listener of this.listeners) listener(status);
  }
}
