import type { Size } from './core/image/geometry';
import type { RgbaImage } from './core/image/rgba';
import type { PatchDistances } from './core/match/beyond';
import type { LeftOut, NearPatch } from './core/match/nearest-patches';
import type { PackedDistances } from './core/match/packed-scores';
import type { PatchScores } from './core/match/patch-scores';
import type { DefectSeries } from './core/selftest/defects';
import type { PhotoRemark } from './core/project/remark';
import type { FeatureGrid, FeatureSpec } from './core/patches/grid';
import type { RegionFacts } from './core/regions/region';
import type { RegionSettings } from './core/regions/settings';
import type { PixelMetrics } from './core/score/evaluate/pixel-metrics';

import type { RenderedMaps, RenderJob } from './ports/render';
import type { ReportedPhoto, ReportJob } from './ports/report';

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

/** An engine that nobody has started yet. */
export const NOT_STARTED: EngineStatus = {
  phase: 'starting',
  backend: null,
  reason: '',
  lanes: 0,
  restarts: 0,
  bank: { patches: 0, kept: 0, farthest: null },
  thinning: null,
};

/** How much of the references the memory bank holds. */
export interface BankFacts {
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

/** The compute side. Every promise rejects with ProblemError, or AbortError when cancelled. */
export interface Engine {
  status(): EngineStatus;
  subscribe(listener: (status: EngineStatus) => void): () => void;
  /** (Re)starts on a backend; keeps the bank. */
  start(choice: BackendChoice): Promise<void>;
  /** Features of one image. The pixels are transferred: the caller's copy is gone. */
  embed(image: RgbaImage, signal: AbortSignal): Promise<{ grid: FeatureGrid; times: StageTimes }>;
  /** Features and, against the bank as it is now, patch scores. Pixels are transferred. */
  inspect(image: RgbaImage, signal: AbortSignal): Promise<{ grid: FeatureGrid } & Inspection>;
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
    image: RgbaImage,
    others: ReadonlyMap<string, FeatureGrid>,
    series: DefectSeries,
    signal: AbortSignal,
    onProgress: (done: number) => void,
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
   * @throws RangeError for bytes that are no bank
   */
  restoreBank(kept: ArrayBuffer): readonly string[];
  /** The bank's nearest patches to one, as `nearestPatches` finds them, at once: it takes a few ms. */
  nearestPatches(features: Float32Array, k: number, leftOut: LeftOut | null): readonly NearPatch[];
  /** What the features depend on: the bank's until the engine has started once; null without either. */
  spec(): FeatureSpec | null;
}

/** A file read and decoded. `thumbnail` is a small WebP or JPEG, at most 192 px a side. */
export interface DecodedFile {
  readonly image: RgbaImage;
  readonly hash: string;
  readonly thumbnail: Blob;
  /** What a person has to know of it. */
  readonly remarks: readonly PhotoRemark[];
}

/** A labelled query for the pixel metrics. */
export interface PixelJob {
  readonly scores: PackedDistances;
  /** Of the score map that is measured. */
  readonly size: Size;
  /** The defects, as `bitMask` packs them at `size`; null for a good part. */
  readonly mask: Uint8Array<ArrayBuffer> | null;
}

/** A query whose regions are asked for. */
export interface SurveyJob {
  readonly scores: PackedDistances;
  /** Of the photo. */
  readonly image: Size;
}

/** A photo at one size, in tiles row by row; the last of a row or column may be smaller. */
export interface PhotoLevel {
  readonly size: Size;
  readonly tilePx: number;
  readonly tiles: readonly ImageBitmap[];
}

/**
 * Which sizes of a photo: those of at most 3,072 px a side, or the finer ones up to `mostPixels`
 * each.
 */
export type LevelRange =
  { readonly kind: 'coarse' } | { readonly kind: 'fine'; readonly mostPixels: number };

/** Told how many of a job's parts are done. */
export type OnProgress = (done: number, total: number) => void;

/** Decoding and drawing, off the main thread. Rejects with ProblemError or AbortError. */
export interface Imaging {
  decode(file: Blob, name: string, signal: AbortSignal): Promise<DecodedFile>;
  /** For the viewer, longest side at most `longestPx`; the caller closes it. */
  bitmap(file: Blob, name: string, longestPx: number, signal: AbortSignal): Promise<ImageBitmap>;
  /** For the viewer, finest first; there may be none. The caller closes their tiles. */
  levels(
    file: Blob,
    name: string,
    range: LevelRange,
    signal: AbortSignal,
  ): Promise<readonly PhotoLevel[]>;
  /** A copy of a bitmap's pixels; the bitmap stays the caller's. */
  pixels(bitmap: ImageBitmap, signal: AbortSignal): Promise<RgbaImage>;
  /** The same as a JPEG file, nearly without loss; the bitmap may be closed at once. */
  jpeg(bitmap: ImageBitmap): Promise<Blob>;
  render(job: RenderJob, signal: AbortSignal): Promise<RenderedMaps>;
  /** SHA-256 in hexadecimal, of anything. */
  hash(file: Blob, signal: AbortSignal): Promise<string>;
  report(job: ReportJob, signal: AbortSignal): Promise<ReportedPhoto>;
  /** The defects in a mask's picture at the size of a score map, as `bitMask` packs them. */
  mask(file: Blob, name: string, size: Size, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  measure(
    jobs: readonly PixelJob[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<PixelMetrics>;
  /** The regions of each photo, as the page and exports find them, by falling peak. */
  survey(
    jobs: readonly SurveyJob[],
    settings: RegionSettings,
    signal: AbortSignal,
  ): Promise<readonly (readonly RegionFacts[])[]>;
}

/** A file on its way into the project. */
export interface IncomingFile {
  readonly file: File;
  /** Path inside a dropped folder, `/`-separated, or the file name. */
  readonly path: string;
}

/** Photos out of an archive. */
export interface Unpacked {
  readonly files: readonly IncomingFile[];
  /** Names of archives inside of it, which are not opened. */
  readonly nested: readonly string[];
}

/** Opens zip files. */
export interface Archives {
  isArchive(entry: IncomingFile): boolean;
  /**
   * All photos of an archive, with their paths in it. Rejects with ProblemError, or AbortError.
   */
  unpack(file: File, signal: AbortSignal, onProgress: OnProgress): Promise<Unpacked>;
}

export interface SaveEntry {
  readonly name: string;
  readonly data: Blob | Uint8Array<ArrayBuffer> | string;
}

export interface Saver {
  saveBlob(name: string, data: Blob): Promise<void>;
  /**
   * Streams the entries into one zip; disk where the browser can, else a download. `false` when
   * the person closed the file dialogue. Aborting leaves no file behind.
   */
  saveZip(name: string, entries: AsyncIterable<SaveEntry>, signal: AbortSignal): Promise<boolean>;
}

export interface SampleKind {
  readonly id: string;
  readonly name: string;
}

export interface Sample {
  kinds(): Promise<readonly SampleKind[]>;
  load(id: string, signal: AbortSignal): Promise<readonly IncomingFile[]>;
}

/** Small settings that outlive the visit. */
export interface Preferences {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
}
