/** What the build puts in front of the service worker: all files of the app. */
export interface Precached {
  readonly version: string;
  /** Integrity of each file, by its path beside the page, which is `./` itself. */
  readonly files: Readonly<Record<string, string>>;
}
