export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** A real browser with one page, whichever protocol drives it. Everything a person does is real input. */
export interface Tab {
  readonly engine: EngineName;
  /** As the browser names itself: `Firefox 153.8.0`. */
  readonly version: string;
  /** Where its downloads go. */
  readonly downloads: string;
  open(url: string): Promise<void>;
  /** Runs in the page; what it takes and gives is JSON. It may not refer to anything outside. */
  evaluate<Result, Input>(
    run: (input: Input) => Result | Promise<Result>,
    input: Input,
  ): Promise<Result>;
  /** At a point of the viewport, CSS pixels. */
  clickAt(x: number, y: number): Promise<void>;
  moveTo(x: number, y: number): Promise<void>;
  /** A key as `KeyboardEvent.key` names it, with `Control+` in front where it is held. */
  press(key: string): Promise<void>;
  /** Into what has the focus. */
  type(text: string): Promise<void>;
  /** Gives files of the disk to a file input. */
  setFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** The viewport as a PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

export interface TabOptions {
  /** A private window: what it keeps goes with it. WebDriver's sessions of WebKit always are. */
  readonly isPrivate?: boolean;
  readonly width?: number;
  readonly height?: number;
}

export const DESKTOP = { width: 1440, height: 900 } as const;
