/** All files of the app, injected by the build. */
export interface Precached {
  readonly version: string;
  /** Integrity of each file, by its path beside the page, which is `./` itself. */
  readonly files: Readonly<Record<string, string>>;
}
