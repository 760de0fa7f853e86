import type { CoresetOptions, Kept } from '../core/bank/coreset';
import type { BankEntry } from '../core/bank/memory-bank';
import type { BankPolicy } from '../core/bank/policy';
import type { InputImage } from '../core/image/rgba';
import type { Directions } from '../core/project/turning';
import type { PatchDistances } from '../core/match/self-distance';
import type { Backbone } from '../core/features/backbone';
import type { FeatureGrid, FeatureSpec, PatchFeatures } from '../core/features/grid';
import type { DefectSeries } from '../core/detection-check/defects';
import type { BackendChoice, BackendName, Inspection, StageTimes } from '../ports/engine';

/** Reported by a lane that is ready. */
export interface LaneReady {
  readonly backend: BackendName;
  /** Why this backend and no faster one, one plain sentence. */
  readonly reason: string;
  readonly spec: FeatureSpec;
}

export interface LaneStart {
  readonly backend: BackendChoice;
  readonly backbone: Backbone;
  /** Address of the folder with `model.json` and its weights. */
  readonly modelUrl: string;
}

/** tfjs's own counters; equal before and after any number of jobs. */
export interface TensorMemory {
  readonly numTensors: number;
  readonly numBytes: number;
}

/** A reference and the defects that are drawn on it, one at a time. */
export interface DefectJob extends DefectSeries {
  readonly image: InputImage;
  readonly others: ReadonlyMap<string, FeatureGrid>;
  readonly policy: BankPolicy;
}

/** The operations of a lane. A lane works on one job at a time, in the order received. */
export interface EngineOperations {
  start: { input: LaneStart; output: LaneReady };
  embed: {
    input: { image: InputImage; directions: Directions };
    output: { grid: FeatureGrid; times: StageTimes };
  };
  inspect: { input: { image: InputImage }; output: { grid: FeatureGrid } & Inspection };
  score: { input: { grid: FeatureGrid }; output: Inspection };
  /** Scores a reference against a bank of others, made as the policy says, and against itself. */
  scoreLeftOut: {
    input: { grid: FeatureGrid; others: ReadonlyMap<string, FeatureGrid>; policy: BankPolicy };
    output: PatchDistances;
  };
  /** Image scores of a left-out reference with each of some drawn defects on it. */
  scoreDefects: { input: DefectJob; output: readonly number[] };
  embedQuarters: { input: { image: InputImage }; output: readonly FeatureGrid[] };
  turnGains: {
    input: {
      references: readonly (readonly FeatureGrid[])[];
      photos: readonly FeatureGrid[];
    };
    output: readonly number[];
  };
  append: { input: { entry: BankEntry }; output: null };
  remove: { input: { reference: string }; output: null };
  replace: { input: { entries: readonly BankEntry[] }; output: null };
  /** Which patches of a grid the bank should keep, given what it holds. */
  select: { input: { grid: PatchFeatures } & CoresetOptions; output: Kept };
  /** Which patches the bank itself should keep, as places in the flat bank. */
  thin: { input: { most: number }; output: Kept };
  memory: { input: null; output: TensorMemory };
}
