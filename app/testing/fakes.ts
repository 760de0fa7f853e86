import { decodeBank, encodeBank } from '../core/bank/codec';
import { bankEntry } from '../core/bank/memory-bank';
import { bitMask, unpackBits } from '../core/image/bit-mask';
import type { Size } from '../core/image/geometry';
import type { RgbaImage } from '../core/image/rgba';
import { unpackDistances } from '../core/match/packed-scores';
import type { PatchScores } from '../core/match/patch-scores';
import type { FeatureGrid } from '../core/patches/grid';
import { ProblemError, type Problem } from '../core/project/problem';
import type { Region } from '../core/regions/region';
import type { RegionSettings } from '../core/regions/settings';
import { pixelMetrics, type PixelMetrics } from '../core/score/evaluate/pixel-metrics';
import { scoreMap } from '../core/score/score-map';
import type {
  DecodedFile,
  Engine,
  EngineStatus,
  Imaging,
  IncomingFile,
  OnProgress,
  PixelJob,
  RenderedMaps,
  RenderJob,
  SaveEntry,
  Saver,
} from '../ports';
import { createApp, type App } from '../state/app';
import { MemoryVault } from './memory-vault';
import { testSpec } from './synthetic';

const times = { resizeMs: 1, backboneMs: 2, matchingMs: 3 };

/**
 * An engine whose features are one number, the first byte of the file: distances are differences
 * of bytes in hundredths. The real engine has its own tests in the browser.
 */
export class FakeEngine implements Engine {
  readonly bank = new Map<string, FeatureGrid>();
  readonly calls: string[] = [];
  /** Jobs take no time instead of a millisecond. */
  instant = false;
  /** Problems that the next jobs meet, one each. */
  readonly failures: Problem[] = [];
  current: EngineStatus = {
    phase: 'ready',
    backend: 'cpu',
    reason: '',
    lanes: 2,
    restarts: 0,
    bank: { patches: 0, kept: 0, farthest: null },
    thinning: null,
  };
  private readonly listeners = new Set<(status: EngineStatus) => void>();

  status = () => this.current;
  spec = () => testSpec;

  subscribe(listener: (status: EngineStatus) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  set(change: Partial<EngineStatus>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener(this.current);
  }

  start = async () => this.set({});

  async embed(image: RgbaImage, signal: AbortSignal) {
    await this.work('embed', signal);
    return { grid: gridOf(image), times };
  }

  async inspect(image: RgbaImage, signal: AbortSignal) {
    await this.work('inspect', signal);
    const grid = gridOf(image);
    return { grid, scores: this.match(grid), times };
  }

  async score(grid: FeatureGrid, signal: AbortSignal) {
    await this.work('score', signal);
    return { scores: this.match(grid), times };
  }

  async scoreLeftOut(
    grid: FeatureGrid,
    others: ReadonlyMap<string, FeatureGrid>,
    signal: AbortSignal,
  ) {
    await this.work('leave-one-out', signal);
    if (others.size > 0) return this.match(grid, others);
    return { rows: 1, cols: 1, distances: Float32Array.of(0.5) };
  }

  /** A defect is as odd as it is large: its share of 100 pixels. */
  async scoreDefects(
    _image: RgbaImage,
    _others: ReadonlyMap<string, FeatureGrid>,
    { defects }: Parameters<Engine['scoreDefects']>[2],
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ) {
    await this.work('self-test', signal);
    onProgress(defects.length);
    return defects.map(({ sizePx }) => sizePx / 100);
  }

  async appendReference(id: string, grid: FeatureGrid): Promise<void> {
    this.bank.set(id, grid);
  }

  removeReference(id: string): void {
    this.bank.delete(id);
  }

  clearBank(): void {
    this.bank.clear();
  }

  keepBank(): ArrayBuffer {
    const entries = [...this.bank].map(([id, grid]) => bankEntry(id, grid));
    return encodeBank({ bank: { entries }, thinning: null });
  }

  restoreBank(kept: ArrayBuffer): readonly string[] {
    const { entries } = decodeBank(kept).bank;
    this.bank.clear();
    for (const entry of entries) this.bank.set(entry.reference, entry);
    return entries.map(({ reference }) => reference);
  }

  private async work(call: string, signal: AbortSignal): Promise<void> {
    if (!this.instant) await new Promise((resolve) => setTimeout(resolve, 1));
    signal.throwIfAborted();
    this.calls.push(call);
    const failure = this.failures.shift();
    if (failure) throw new ProblemError(failure);
  }

  private match(
    grid: FeatureGrid,
    bank: ReadonlyMap<string, FeatureGrid> = this.bank,
  ): PatchScores {
    if (bank.size === 0) throw new RangeError('nearest: the memory bank is empty');
    const references = [...bank.keys()];
    const distances = references.map((id) =>
      Math.abs(bank.get(id)!.features[0]! - grid.features[0]!),
    );
    const best = Math.min(...distances);
    return {
      rows: 1,
      cols: 1,
      distances: Float32Array.of(best),
      nearestReference: Uint16Array.of(distances.indexOf(best)),
      nearestPatch: Uint32Array.of(0),
      references,
    };
  }
}

function gridOf(image: RgbaImage): FeatureGrid {
  const features = Float32Array.of(image.data[0]! / 100);
  return { rows: 1, cols: 1, depth: 1, features, spec: testSpec };
}

/** Decodes a file into one pixel of its first byte. An empty file is refused. */
export class FakeImaging implements Imaging {
  readonly rendered: string[] = [];
  readonly unrenderable = new Set<string>();
  /** Names of the masks that were decoded. */
  readonly masks: string[] = [];
  /** Jobs of the last measurement. */
  measured: readonly PixelJob[] = [];
  /** What every photo turns out to have. */
  regions: readonly Region[] = [];
  /** With which settings each photo was drawn. */
  readonly settings: RegionSettings[] = [];

  async decode(file: Blob, _name: string, signal: AbortSignal): Promise<DecodedFile> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    signal.throwIfAborted();
    if (bytes.length === 0) throw new ProblemError({ kind: 'empty-file' });
    const data = Uint8ClampedArray.of(bytes[0]!, 0, 0, 255);
    return {
      image: { width: 1, height: 1, data },
      hash: [...bytes].join('-'),
      thumbnail: new Blob([bytes]),
    };
  }

  bitmap = () => Promise.reject(new Error('no bitmaps in Node'));

  /** All of a mask is defective, unless its first byte is 0; an empty file is refused. */
  async mask(file: Blob, name: string, size: Size, signal: AbortSignal) {
    const { image } = await this.decode(file, name, signal);
    this.masks.push(name);
    const mask = new Uint8Array(size.width * size.height).fill(image.data[0]!);
    return bitMask(mask, size, size);
  }

  async measure(
    jobs: readonly PixelJob[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<PixelMetrics> {
    this.measured = jobs;
    onProgress(jobs.length, jobs.length);
    await new Promise((resolve) => setTimeout(resolve, 1));
    signal.throwIfAborted();
    return pixelMetrics(
      jobs.map(({ scores, size, mask }) => ({
        ...scoreMap({ ...scores, distances: unpackDistances(scores.distances) }, size),
        mask: mask && unpackBits(mask, size),
      })),
    );
  }

  async render({ name, regions }: Pick<RenderJob, 'name' | 'regions'>): Promise<RenderedMaps> {
    if (this.unrenderable.has(name)) throw new ProblemError({ kind: 'unreadable-file' });
    this.rendered.push(name);
    this.settings.push(regions);
    return {
      overlayPng: new Blob(['o']),
      contoursPng: this.regions.length === 0 ? null : new Blob(['c']),
      heatmapPng: new Blob(['h']),
      scoreNpy: new Uint8Array(1),
      scorePng: new Uint8Array(1),
      maskPng: new Uint8Array(1),
      regions: this.regions,
      mapSize: { width: 1, height: 1 },
    };
  }
}

/** Keeps what it was given to save. */
export class FakeSaver implements Saver {
  readonly entries: SaveEntry[] = [];
  readonly blobs: string[] = [];

  async saveBlob(name: string): Promise<void> {
    this.blobs.push(name);
  }

  async saveZip(_name: string, entries: AsyncIterable<SaveEntry>): Promise<boolean> {
    for await (const entry of entries) this.entries.push(entry);
    return true;
  }
}

/** @param vault what is kept on the device; several visits share it */
export function fakeApp(vault = new MemoryVault()): {
  app: App;
  engine: FakeEngine;
  imaging: FakeImaging;
  saver: FakeSaver;
} {
  const engine = new FakeEngine();
  const imaging = new FakeImaging();
  const saver = new FakeSaver();
  const stored = new Map<string, string>();
  const app = createApp({
    engine,
    imaging,
    saver,
    sample: { kinds: async () => [{ id: 'k', name: 'Kind' }], load: async () => sampleFiles() },
    preferences: {
      read: (key) => stored.get(key) ?? null,
      write: (key, value) => void stored.set(key, value),
    },
    clock: performance,
    vault,
    today: () => 1_700_000_000_000 + vault.writes.length,
    newId: () => `p${(vault.ids += 1)}`,
  });
  engine.set({});
  return { app, engine, imaging, saver };
}

/** A file of the given bytes, at a path inside a dropped folder. */
export function incoming(path: string, ...bytes: number[]): IncomingFile {
  return { file: new File([Uint8Array.from(bytes)], path.split('/').at(-1)!), path };
}

function sampleFiles(): IncomingFile[] {
  return [
    incoming('k/train/good/0.jpg', 10),
    incoming('k/train/good/1.jpg', 14),
    incoming('k/test/bad/0.jpg', 90),
  ];
}
