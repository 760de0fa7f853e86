import { decodeBank, encodeBank } from '../core/bank/codec';
import { bankEntry } from '../core/bank/memory-bank';
import type { RgbaImage } from '../core/image/rgba';
import { nearestPatches, type LeftOut } from '../core/match/nearest-patches';
import type { PatchScores } from '../core/match/patch-scores';
import type { FeatureGrid } from '../core/features/grid';
import type { Directions } from '../core/project/turning';
import { ProblemError, type Problem } from '../core/project/problem';
import { NOT_STARTED, type Engine, type EngineStatus } from '../ports/engine';
import { testBackbone, testSaved, testSpec } from './synthetic';

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
    bank: NOT_STARTED.bank,
    thinning: null,
  };
  private readonly listeners = new Set<(status: EngineStatus) => void>();

  readonly backbone = testBackbone;

  status = () => this.current;
  spec = () => testSaved;

  subscribe(listener: (status: EngineStatus) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  set(change: Partial<EngineStatus>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener(this.current);
  }

  start = async () => this.set({});

  /** Answer of `turnGains` for each photo. */
  gain = 0;

  async embed(image: RgbaImage, signal: AbortSignal, directions: Directions = 1) {
    await this.work(directions > 1 ? 'embed turned' : 'embed', signal);
    const grid = gridOf(image);
    if (directions === 1) return { grid, times };
    const turned = { patches: Uint32Array.of(0), features: grid.features.slice() };
    return { grid: { ...grid, turned }, times };
  }

  async embedQuarters(image: RgbaImage, signal: AbortSignal) {
    await this.work('embed quarters', signal);
    return Array.from({ length: 4 }, () => gridOf(image));
  }

  async turnGains(
    references: readonly (readonly FeatureGrid[])[],
    photos: readonly FeatureGrid[],
    signal: AbortSignal,
  ) {
    await this.work('turn gains', signal);
    return (photos.length > 0 ? photos : references).map(() => this.gain);
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
    await this.work('detection-check', signal);
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
    this.set({ bank: NOT_STARTED.bank });
  }

  keepBank(): ArrayBuffer {
    const entries = [...this.bank].map(([id, grid]) => bankEntry(id, grid));
    return encodeBank({ bank: { entries }, thinning: null });
  }

  restoreBank(kept: ArrayBuffer): readonly string[] {
    const { entries } = decodeBank(kept).bank;
    this.bank.clear();
    for (const entry of entries) {
      this.bank.set(entry.reference, { ...entry, spec: testSpec });
    }
    const { directions = 1 } = entries[0] ?? {};
    this.set({ bank: { ...this.current.bank, directions } });
    return entries.map(({ reference }) => reference);
  }

  nearestPatches(features: Float32Array, k: number, leftOut: LeftOut | null) {
    const entries = [...this.bank].map(([id, grid]) => bankEntry(id, grid));
    return nearestPatches(features, entries, k, this.backbone, leftOut);
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
