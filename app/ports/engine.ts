import type { InputImage } from '../core/image/rgba';
import type { Directions } from '../core/project/turning';
import type { PatchDistances } from '../core/match/self-distance';
import type { LeftOut, NearPatch } from '../core/match/nearest-patches';
import type { PatchScores } from '../core/match/patch-scores';
import type { DefectSeries } from '../core/detection-check/defects';
import type { Backbone } from '../core/features/backbone';
import type { FeatureGrid, SavedSpec } from '../core/features/grid';

/** `auto` lets the engine choose; the others force a backend. */
export type BackendChoice = 'auto' | 'webgl' | 'wasm' | 'cpu';
export type BackendName = Exclude<BackendChoice, 'auto'>;

export interface EngineStatus {
  readonly phase: 'starting' | 'ready' | 'failed';
  readonly backend: BackendName | null;
  /** Why this backend, one plain sentence. */
  readonly reason: string;
  readonly lanes: number;
  /** Workers replaced after a crash, a hang or a lost context. */
  readonly restarts: number;
  readonly bank: BankFacts;
  /** While a full bank is being thinned, how much of that is done, 0 to 1. */
  readonly thinning: number | null;
}

/** Status of an engine before its first start. */
export const NOT_STARTED: EngineStatus = {
  phase: 'starting',
  backend: null,
  reason: '',
  lanes: 0,
  restarts: 0,
  bank: { directions: 1, patches: 0, kept: 0, farthest: null },
  thinning: null,
};

/** How much of the references the memory bank holds. */
export interface BankFacts {
  /** In how many directions its references are compared. */
  readonly directions: Directions;
  readonly patches: number;
  readonly kept: number;
  /** No patch lies farther from a kept one than this; null for a whole bank. */
  readonly farthest: number | null;
}

export interface StageTimes {
  readonly resizeMs: number;
  readonly backboneMs: number;
  readonly matchingMs: number;
}

export interface Inspection {
  readonly scores: PatchScores;
  readonly times: StageTimes;
}

/** Features of an image as it is and turned by one, two and three quarters. */
export type Quarters = readonly FeatureGrid[];

/** The compute side. Every promise rejects with ProblemError, or AbortError when cancelled. */
export interface Engine {
  /** The network that it runs. */
  readonly backbone: Backbone;
  status(): EngineStatus;
  subscribe(listener: (status: EngineStatus) => void): () => void;
  /** (Re)starts on a backend; keeps the bank. */
  start(choice: BackendChoice): Promise<void>;
  /**
   * Features of one image. The pixels are transferred: the caller's copy is gone.
   *
   * @param directions more than one for a reference that is compared with parts at any angle: the
   *   grid then has patches of turned copies as well
   */
  embed(
    image: InputImage,
    signal: AbortSignal,
    directions?: Directions,
  ): Promise<{ grid: FeatureGrid; times: StageTimes }>;
  /** Features and, against the bank as it is now, patch scores. Pixels are transferred. */
  inspect(image: InputImage, signal: AbortSignal): Promise<{ grid: FeatureGrid } & Inspection>;
  /** Patch scores from features, against the bank as it is now. */
  score(grid: FeatureGrid, signal: AbortSignal): Promise<Inspection>;
  /**
   * How odd a reference looks to the others: distances to a bank made like the present one, but of
   * the others, and to its own patches beyond their neighbourhood. Without others to its own alone.
   */
  scoreLeftOut(
    grid: FeatureGrid,
    others: ReadonlyMap<string, FeatureGrid>,
    signal: AbortSignal,
  ): Promise<PatchDistances>;
  /**
   * Image scores of a reference with each of some defects drawn on it, one at a time, against a
   * bank of the others: as queries would have them.
   *
   * @param series sizes in pixels of the backbone's input
   */
  scoreDefects(
    image: InputImage,
    others: ReadonlyMap<string, FeatureGrid>,
    series: DefectSeries,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<readonly number[]>;
  /** Features of an image as it is and turned by one, two and three quarters. Pixels are transferred. */
  embedQuarters(image: InputImage, signal: AbortSignal): Promise<Quarters>;
  /**
   * By which share the image scores of photos are lower when the references may turn by quarters.
   *
   * @param references with their quarters, which are transferred
   * @param photos none for the references themselves, each compared with the others
   * @returns one number a photo, 0 to 1
   */
  turnGains(
    references: readonly Quarters[],
    photos: readonly FeatureGrid[],
    signal: AbortSignal,
  ): Promise<readonly number[]>;
  /**
   * Adds a reference on every lane, after those asked for before it. A bank beyond a certain size
   * is thinned to a coreset. Jobs queued after it is done see the new bank.
   */
  appendReference(id: string, grid: FeatureGrid, signal: AbortSignal): Promise<void>;
  /** Takes a reference out of a whole bank. A thinned one has to be cleared and built again. */
  removeReference(id: string): void;
  clearBank(): void;
  /** The bank as `encodeBank` makes it; null while it is in the middle of a change. */
  keepBank(): ArrayBuffer | null;
  /**
   * Takes a kept bank in place of the present one; works before the first lane has started.
   *
   * @returns ids of the references in it, in its order
   * @throws RangeError for bytes that are not a bank
   */
  restoreBank(kept: ArrayBuffer): readonly string[];
  /** The bank's nearest patches to one, as `nearestPatches` finds them, at once: it takes a few ms. */
  nearestPatches(features: Float32Array, k: number, leftOut: LeftOut | null): readonly NearPatch[];
  /** The inputs of the features: the bank's until the engine has started once; null without either. */
  spec(): SavedSpec | null;
}
