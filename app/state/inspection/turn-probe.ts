import type { FeatureGrid } from '../../core/features/grid';
import type { ItemId } from '../../core/project/item';
import { isAbort } from '../../core/project/problem';
import {
  FEWEST_PROBED_PHOTOS,
  MOST_PROBED,
  MOST_PROBED_PHOTOS,
  turnGainOf,
} from '../../core/project/turning';
import { evenly } from '../../core/statistics/evenly';
import { isPassing } from '../store/problems';
import type { Workbench } from '../workbench';
import { decodeItem, queryFeatures } from './tasks';

const MOST_TRIES = 3;

/**
 * Finds out whether parts lie at any angle (docs/RECIPE.md, "Directions"): from some references, each
 * left out, or from some photos to inspect where there is a single reference.
 */
export class TurnProbe {
  /** Of the references that were looked at last; the gain is null where nothing could be found out. */
  private known: { readonly of: string; readonly gain: number | null } | null = null;
  private isRunning = false;
  private tries = 0;

  constructor(private readonly bench: Workbench) {}

  /** Takes over what an earlier visit has found, or an older build has not looked for. */
  adopt(sample: readonly ItemId[]): void {
    const gain = this.bench.store.getState().calibration?.turnGain ?? null;
    const isToCome = gain === null && sample.length === 1 && !this.hasEnoughPhotos();
    this.known = isToCome ? null : { of: keyOf(sample), gain };
  }

  /** Gain of these references; that of those before while it is not known. */
  gainOf(sample: readonly ItemId[]): number | null {
    if (this.known?.of === keyOf(sample)) return this.known.gain;
    return this.bench.store.getState().calibration?.turnGain ?? null;
  }

  /** Whether references of a calibration are still to be looked at, and now is the time. */
  isDue(sample: readonly ItemId[]): boolean {
    const { turning, calibration } = this.bench.store.getState();
    if (turning !== 'auto' || calibration === null || this.isRunning) return false;
    if (this.known?.of === keyOf(sample)) return false;
    return sample.length > 1 || this.hasEnoughPhotos();
  }

  async run(sample: readonly ItemId[], signal: AbortSignal): Promise<void> {
    this.isRunning = true;
    try {
      this.learn(sample, await this.measure(sample, signal));
    } catch (error) {
      this.tries += 1;
      const isLater = isAbort(error) || (isPassing(error) && this.tries < MOST_TRIES);
      if (!isLater) this.learn(sample, null);
      throw error;
    } finally {
      this.isRunning = false;
    }
  }

  private async measure(sample: readonly ItemId[], signal: AbortSignal): Promise<number | null> {
    const { engine } = this.bench;
    const references: (readonly FeatureGrid[])[] = [];
    for (const id of evenly(sample, MOST_PROBED)) {
      const decoded = await decodeItem(this.bench, id, signal);
      if (decoded) references.push(await engine.embedQuarters(decoded.image, signal));
    }
    if (sample.length > 1) {
      if (references.length < 2) return null;
      return turnGainOf(await engine.turnGains(references, [], signal), 'leave-one-out');
    }
    const photos: FeatureGrid[] = [];
    for (const id of evenly(this.photos(), MOST_PROBED_PHOTOS)) {
      const grid = await queryFeatures(this.bench, id, signal);
      if (grid) photos.push(grid);
    }
    if (references.length === 0 || photos.length === 0) return null;
    return turnGainOf(await engine.turnGains(references, photos, signal), 'alone');
  }

  private hasEnoughPhotos(): boolean {
    return this.photos().length >= FEWEST_PROBED_PHOTOS;
  }

  private photos(): ItemId[] {
    const queries = [...this.bench.liveItems.values()].filter(
      ({ bin, status }) => bin === 'query' && status !== 'failed',
    );
    return queries.sort((a, b) => a.sequence - b.sequence).map(({ id }) => id);
  }

  private learn(sample: readonly ItemId[], gain: number | null): void {
    this.known = { of: keyOf(sample), gain };
    this.tries = 0;
    this.bench.store.setState(({ calibration }) => ({
      calibration: calibration && { ...calibration, turnGain: gain },
    }));
  }
}

const keyOf = (sample: readonly ItemId[]) => sample.join();
