import type { BankPolicy } from '../core/bank/policy';

export interface EngineOptions {
  readonly createWorker: () => Worker;
  readonly modelUrl: string;
  /** Lanes on a CPU backend; a GPU has one. */
  readonly cpuLanes: number;
  readonly policy?: BankPolicy;
  /** Area to which images are scaled; default `DEFAULT_INPUT_AREA_PX`. */
  readonly inputAreaPx?: number;
}
