/** Whether the app works without a network, and whether a newer one lies ready. */
export interface OfflineStatus {
  readonly isKept: boolean;
  readonly hasUpdate: boolean;
}

/** The app itself, kept on this device. */
export interface Offline {
  subscribe(listener: (status: OfflineStatus) => void): () => void;
  /** Begins to keep it; where the browser refuses, nothing happens. */
  start(): Promise<void>;
  /** Activates the newer version and reloads the page. */
  restart(): void;
}
