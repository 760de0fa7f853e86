import type { InputImage } from '../../core/image/rgba';
import type { ItemId } from '../../core/project/item';
import { isAbort } from '../../core/project/problem';
import { usualSettings } from '../../core/score-map/assess';
import { evenly } from '../../core/statistics/evenly';
import { MOST_PROBED } from '../../core/project/turning';
import { isPassing } from '../store/problems';
import type { Workbench } from '../workbench';
import { decodeItem } from './tasks';

const MOST_TRIES = 3;

/** Finds out from the references whether parts lie at any angle (docs/RECIPE.md, "Directions"). */
export class TurnProbe {
  /** Of the references that were looked at last; the gain is null where nothing could be found out. */
  private known: { readonly of: string; readonly gain: number | null } | null = null;
  private isRunning = false;
  private tries = 0;

  constructor(private readonly bench: Workbench) {}

  /** Takes over what an earlier visit has found, or has not looked for. */
  adopt(sample: readonly ItemId[], gain: number | null): void {
    this.known = { of: keyOf(sample), gain };
  }

  /** Gain of these references; that of those before while it is not known. */
  gainOf(sample: readonly ItemId[]): number | null {
    if (this.known?.of === keyOf(sample)) return this.known.gain;
    return this.bench.store.getState().calibration?.turnGain ?? null;
  }

  /** Whether references of a calibration are still to be looked at, and now is the time. */
  isDue(sample: readonly ItemId[]): boolean {
    const { turning, calibration } = this.bench.store.getState();
    const isAsked = turning === 'auto' && calibration !== null && sample.length > 1;
    return isAsked && !this.isRunning && this.known?.of !== keyOf(sample);
  }

  async run(sample: readonly ItemId[], signal: AbortSignal): Promise<void> {
    this.isRunning = true;
    try {
      const gain = await this.measure(evenly(sample, MOST_PROBED), signal);
      this.learn(sample, gain);
    } catch (error) {
      this.tries += 1;
      const isLater = isAbort(error) || (isPassing(error) && this.tries < MOST_TRIES);
      if (!isLater) this.learn(sample, null);
      throw error;
    } finally {
      this.isRunning = false;
    }
  }

  private async measure(ids: readonly ItemId[], signal: AbortSignal): Promise<number | null> {
    const images: InputImage[] = [];
    for (const id of ids) {
      const decoded = await decodeItem(this.bench, id, signal);
      if (decoded) images.push(decoded.image);
    }
    if (images.length < 2) return null;
    const settings = usualSettings(this.bench.store.getState().regions);
    return this.bench.engine.turnGain(images, settings, signal);
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
