/** Small settings that outlive the visit. */
export interface Preferences {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
}
