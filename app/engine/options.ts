import type { BankPolicy } from '../core/bank/policy';
import type { Backbone } from '../core/features/backbone';

export interface EngineOptions {
  readonly createWorker: () => Worker;
  readonly backbone: Backbone;
  /** Address of the folder with the network's files. */
  readonly modelUrl: string;
  /** Lanes on a CPU backend; a GPU has one. */
  readonly cpuLanes: number;
  readonly policy?: BankPolicy;
}
