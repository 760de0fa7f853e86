import { packedDistances, packScores } from '../../core/match/packed-scores';
import { scoringKey, type Item, type ItemId } from '../../core/project/item';
import { settingsKey, type RegionSettings } from '../../core/regions/settings';
import type { SurveyJob } from '../../ports/imaging';
import type { Workbench } from '../workbench';
import { sortedQueries } from '../items/listed';
import { isAbort } from '../../core/project/problem';
import { Progress } from '../store/progress';
import { selectRegionSettings } from '../store/selectors';
import type { AppState, FoundRegions } from '../store/store';
import { scoresAnew } from '../inspection/tasks';

/** About 60 ms of the worker's, which photos to be decoded have to wait. */
const PHOTOS_AT_ONCE = 8;

/** A slider that is dragged asks for something else at every step. */
const WAIT_MS = 150;

/** Minimum time between two publications of the regions. */
const TELL_EVERY_MS = 250;

/** Jobs above this duration show their progress and can be cancelled. */
const SHOWN_AFTER_MS = 500;

/** Whether the regions of all queries are needed for what the lists show. */
function isWanted({ view: { sort, filter } }: AppState): boolean {
  return sort === 'area' || filter.shapes.length > 0;
}

/** Finds the regions of all queries, off the page, as long as an order or a filter goes by them. */
export class Survey {
  /** State at the last search for work. */
  private seen: readonly unknown[] = [];
  private queue: Item[] = [];
  private underWay: ReadonlySet<ItemId> = new Set();
  private running: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private progress: Progress | null = null;
  private startedAt = 0;
  private toldAt = -Infinity;
  /** Found since the last publication. */
  private readonly fresh = new Map<ItemId, FoundRegions>();
  /** Could not be surveyed, with what of them that was. */
  private readonly failed = new Map<ItemId, string>();

  constructor(private readonly bench: Workbench) {
    bench.store.subscribe((state) => this.follow(state));
  }

  private follow(state: AppState): void {
    const settings = isWanted(state) ? selectRegionSettings(state) : null;
    const key = settings && settingsKey(settings);
    const seen = [key, state.items, state.order];
    if (seen.every((value, i) => value === this.seen[i])) return;
    const [keyBefore, , orderBefore] = this.seen;
    this.seen = seen;
    if (state.order !== orderBefore) this.release(state);
    if (key !== keyBefore) this.stop();
    if (!settings) return this.tell();
    this.plan(this.bench.store.getState(), key!);
    if (this.queue.length === 0 || this.running) return;
    this.timer ??= setTimeout(() => void this.run(settings, key!), WAIT_MS);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running?.abort(new DOMException('not wanted any more', 'AbortError'));
    this.running = null;
    this.progress = null;
    this.fresh.clear();
    this.queue = [];
    this.underWay = new Set();
    if (this.bench.store.getState().surveying) this.bench.store.setState({ surveying: null });
  }

  /** Remaining queries, highest score first, since those are looked at first. */
  private plan(state: AppState, key: string): void {
    const { found } = state.survey;
    this.queue = sortedQueries(state, 'score').filter((item) => {
      const { id, score, image } = item;
      if (score === null || image === null || this.underWay.has(id)) return false;
      if (this.failed.get(id) === attempt(item, key)) return false;
      const finding = this.fresh.get(id) ?? found.get(id);
      return finding?.scoring !== scoringKey(item) || finding.settings !== key;
    });
    if (this.left !== state.survey.left) this.tell();
  }

  private async run(settings: RegionSettings, key: string): Promise<void> {
    const controller = new AbortController();
    const { clock } = this.bench;
    this.timer = undefined;
    this.running = controller;
    this.startedAt = clock.now();
    this.progress = new Progress(this.startedAt);
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, PHOTOS_AT_ONCE);
      this.underWay = new Set(batch.map(({ id }) => id));
      await this.survey(batch, settings, key, controller.signal);
      if (this.running !== controller) return;
      this.underWay = new Set();
      batch.forEach(() => this.progress?.finish(clock.now()));
      if (clock.now() >= this.toldAt + TELL_EVERY_MS) this.tell();
    }
    this.running = null;
    this.progress = null;
    this.tell();
  }

  private async survey(
    batch: readonly Item[],
    settings: RegionSettings,
    key: string,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const jobs = await Promise.all(batch.map((item) => this.jobOf(item, key, signal)));
      const known = batch.filter((_, i) => jobs[i]);
      const found = await this.bench.imaging.survey(
        jobs.filter((job) => job !== null),
        settings,
        signal,
      );
      if (signal.aborted) return;
      known.forEach((item, i) =>
        this.fresh.set(item.id, { regions: found[i]!, scoring: scoringKey(item), settings: key }),
      );
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      for (const item of batch) this.giveUp(item, key);
    }
  }

  /** Null for a photo whose scores are gone and cannot be had again. */
  private async jobOf(item: Item, key: string, signal: AbortSignal): Promise<SurveyJob | null> {
    const { scores, files, engine } = this.bench;
    const { id, image } = item;
    try {
      const packed =
        scores.peek(id) ?? packScores(await scoresAnew(this.bench, id, files.get(id)!, signal));
      return { scores: packedDistances(packed), backbone: engine.backbone, image: image! };
    } catch (error) {
      if (isAbort(error)) throw error;
      this.giveUp(item, key);
      return null;
    }
  }

  private giveUp(item: Item, key: string): void {
    this.failed.set(item.id, attempt(item, key));
  }

  /** Forgets removed items. */
  private release({ items, survey }: AppState): void {
    for (const id of this.failed.keys()) if (!items[id]) this.failed.delete(id);
    for (const id of this.fresh.keys()) if (!items[id]) this.fresh.delete(id);
    const kept = [...survey.found].filter(([id]) => items[id]);
    if (kept.length === survey.found.size) return;
    this.bench.store.setState({ survey: { ...survey, found: new Map(kept) } });
  }

  private get left(): number {
    return this.queue.length + this.underWay.size;
  }

  private tell(): void {
    const { left } = this;
    const { clock, store } = this.bench;
    const { survey, surveying: before } = store.getState();
    const now = clock.now();
    this.toldAt = now;
    const isLong = now >= this.startedAt + SHOWN_AFTER_MS;
    const surveying =
      this.progress && left > 0 && isLong ? this.progress.job('survey', left, now) : null;
    if (this.fresh.size === 0 && survey.left === left && surveying === before) return;
    const found = this.fresh.size === 0 ? survey.found : new Map([...survey.found, ...this.fresh]);
    this.fresh.clear();
    store.setState({ survey: { found, left }, surveying });
  }
}

function attempt(item: Item, key: string): string {
  return `${scoringKey(item)} ${key}`;
}
