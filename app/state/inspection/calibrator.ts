import { evenly } from '../../core/statistics/evenly';
import { inDirections, type FeatureGrid } from '../../core/features/grid';
import type { ItemId } from '../../core/project/item';
import { calibrate, type CalibrationMethod } from '../../core/calibration/calibrate';
import { summarisePart, type PartSummary } from '../../core/calibration/part-summary';
import type { Workbench } from '../workbench';
import { isAbort } from '../../core/project/problem';
import { findCopies } from './copies';
import { isPassing } from '../store/problems';
import { embedReference, referenceFeatures } from './tasks';
import { TurnProbe } from './turn-probe';

/** More left-out references than this say little more and cost much. */
const MOST_LEFT_OUT = 16;

/** A reference whose scoring keeps losing its worker is left out of the calibration. */
const MOST_TRIES = 3;

/** A piece of the pipeline's work. */
export interface CalibrationTask {
  readonly id: ItemId;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** Scores the references among themselves and keeps the project's calibration up to date. */
export class Calibrator {
  private version = -1;
  private method: CalibrationMethod = 'leave-one-out';
  /** References that are scored, each against the others of them, whole: the bank may be thinned. */
  private sample: readonly ItemId[] = [];
  private waiting: ItemId[] = [];
  /** Whether references that show the same picture have been set aside. */
  private isDistinct = true;
  private readonly running = new Set<ItemId>();
  private readonly parts = new Map<ItemId, PartSummary>();
  private readonly tries = new Map<ItemId, number>();
  private readonly turnProbe: TurnProbe;

  constructor(private readonly bench: Workbench) {
    this.turnProbe = new TurnProbe(bench);
  }

  forget(id: ItemId): void {
    this.parts.delete(id);
    this.drop(id);
  }

  /**
   * The bank is another project's.
   *
   * @param isCalibrated whether the calibration in the store is that of the bank
   */
  adopt(bank: ReadonlySet<ItemId>, isCalibrated: boolean): void {
    this.version = -1;
    if (!isCalibrated) return;
    this.plan(bank);
    // Items note which references the calibration was made without.
    const isOriginal = (id: ItemId) => this.bench.liveItems.get(id)?.sameAs == null;
    this.choose([...bank].filter(isOriginal));
    this.isDistinct = true;
    this.waiting = [];
    this.turnProbe.adopt(this.sample);
  }

  /** The next reference to leave out, or null when there is nothing to do now. */
  next(bank: ReadonlySet<ItemId>, inFlight: ReadonlySet<ItemId>): CalibrationTask | null {
    this.plan(bank);
    if (this.waiting.length === 0) return this.probe(inFlight);
    const missing = this.sample.filter((candidate) => this.lacksFeatures(candidate));
    const embedding = missing.find((candidate) => !inFlight.has(candidate));
    if (embedding !== undefined) {
      return { id: embedding, run: (signal: AbortSignal) => this.embed(embedding, signal) };
    }
    if (missing.length > 0) return null;
    if (!this.isDistinct) {
      this.setCopiesAside([...bank]);
      return this.next(bank, inFlight);
    }
    const id = this.waiting.find((candidate) => !inFlight.has(candidate));
    if (id === undefined) return null;
    this.waiting = this.waiting.filter((other) => other !== id);
    this.running.add(id);
    return { id, run: (signal: AbortSignal) => this.run(id, signal) };
  }

  /** The last thing to find out, once all scores are there. */
  private probe(inFlight: ReadonlySet<ItemId>): CalibrationTask | null {
    const { sample, turnProbe } = this;
    const [id] = sample;
    if (id === undefined || inFlight.has(id) || this.running.size > 0) return null;
    if (!turnProbe.isDue(sample)) return null;
    return { id, run: (signal: AbortSignal) => turnProbe.run(sample, signal) };
  }

  private plan(bank: ReadonlySet<ItemId>): void {
    const { bankVersion } = this.bench.store.getState();
    if (bankVersion === this.version) return;
    this.version = bankVersion;
    this.parts.clear();
    this.running.clear();
    this.tries.clear();
    this.isDistinct = false;
    this.choose([...bank]);
  }

  private choose(ids: readonly ItemId[]): void {
    this.method = ids.length === 1 ? 'alone' : 'leave-one-out';
    // One reference alone has nothing to be scored against.
    if (ids.length === 1) this.bench.liveItems.patch(ids[0]!, { score: null });
    this.sample = evenly(ids, MOST_LEFT_OUT);
    this.waiting = [...this.sample];
    this.bench.features.pinOnly(this.sample);
  }

  /**
   * Copies of one picture would find one another and say that good parts never differ: the first
   * counts for all of them.
   */
  private setCopiesAside(ids: readonly ItemId[]): void {
    this.isDistinct = true;
    const { liveItems: items } = this.bench;
    const originals = findCopies(this.bench, ids);
    for (const id of ids) {
      const sameAs = originals.get(id) ?? null;
      if (items.get(id)?.sameAs === sameAs) continue;
      items.patch(id, sameAs === null ? { sameAs } : { sameAs, score: null });
    }
    if (originals.size > 0) this.choose(ids.filter((id) => !originals.has(id)));
  }

  private lacksFeatures(id: ItemId): boolean {
    return referenceFeatures(this.bench, id) === null;
  }

  /** Features that had to make room; pinned by now. A reference that has none is left out. */
  private async embed(id: ItemId, signal: AbortSignal): Promise<void> {
    const { version } = this;
    try {
      await embedReference(this.bench, id, signal);
    } catch (error) {
      if (!isAbort(error) && this.isCurrent(version) && !this.mayRetry(id, error)) this.drop(id);
      throw error;
    }
  }

  private drop(id: ItemId): void {
    this.sample = this.sample.filter((other) => other !== id);
    this.waiting = this.waiting.filter((other) => other !== id);
  }

  private async run(id: ItemId, signal: AbortSignal): Promise<void> {
    const { version } = this;
    try {
      const part = await this.scoreReference(id, signal);
      if (part && this.isCurrent(version)) this.parts.set(id, part);
    } catch (error) {
      // Scored against a discarded bank: the next plan starts over.
      if (!this.isCurrent(version)) return;
      if (isAbort(error) || this.mayRetry(id, error)) this.waiting.push(id);
      throw error;
    } finally {
      if (this.isCurrent(version)) {
        this.running.delete(id);
        this.settle(id);
      }
    }
  }

  private isCurrent(version: number): boolean {
    return version === this.version && version === this.bench.store.getState().bankVersion;
  }

  private mayRetry(id: ItemId, error: unknown): boolean {
    const tries = (this.tries.get(id) ?? 0) + 1;
    this.tries.set(id, tries);
    return isPassing(error) && tries < MOST_TRIES;
  }

  private async scoreReference(id: ItemId, signal: AbortSignal): Promise<PartSummary | null> {
    const { engine } = this.bench;
    const grid = this.bench.features.get(id);
    if (!grid) return null;
    const others = new Map<ItemId, FeatureGrid>();
    for (const other of this.sample) {
      const known = other === id ? null : referenceFeatures(this.bench, other);
      if (known) others.set(other, known);
    }
    if (this.method === 'leave-one-out' && others.size === 0) return null;
    const distances = await engine.scoreLeftOut(inDirections(grid, 1), others, signal);
    return summarisePart(distances, engine.backbone, this.bench.store.getState().regions);
  }

  private settle(id: ItemId): void {
    const own = this.parts.get(id);
    if (own && this.method === 'leave-one-out') {
      this.bench.liveItems.patch(id, { score: own.score });
    }
    if (this.waiting.length > 0 || this.running.size > 0) return;
    // In the order of the sample, so that the calibration can name places in it.
    const parts = this.sample.flatMap((one) => this.parts.get(one) ?? []);
    if (parts.length === 0) return;
    const priors = this.bench.engine.backbone.scorePriors;
    const turnGain = this.turnProbe.gainOf(this.sample);
    const { method } = this;
    this.bench.store.setState({ calibration: calibrate({ method, parts, priors, turnGain }) });
  }
}
