import { inputSize, type Size } from '../../core/image/geometry';
import { packedDistances, packScores } from '../../core/match/packed-scores';
import { scoringKey, type Item } from '../../core/project/item';
import { truthOf } from '../../core/project/label-kinds';
import { assessKey, usualSettings } from '../../core/score-map/assess';
import { measuredAreaPx } from '../../core/evaluation/pixel-metrics';
import { masksIn } from '../../ports/files';
import type { MaskRead, PixelJob } from '../../ports/imaging';
import type { Workbench } from '../workbench';
import { isAbort, toProblem, type Problem } from '../../core/project/problem';
import { itemsOf } from '../store/selectors';
import type { PixelEvaluationState } from '../store/store';
import { scoresAnew } from '../inspection/tasks';

/** Jobs above this duration show their progress and can be cancelled. */
const SHOWN_AFTER_MS = 500;
const REPORT_EVERY_MS = 200;

/** There are two imaging workers. */
const DECODED_AT_ONCE = 2;

/** Photos that are not measured, and why. */
interface Aside {
  readonly leftOut: { readonly path: string; readonly problem: Problem }[];
  readonly empty: string[];
}

/** Measures, while the evaluation is looked at, how well score maps find what the masks show. */
export class PixelEvaluation {
  /** Input of the last measurement, finished or not. */
  private key = '';
  /** Of the measurement under way. */
  private running: AbortController | null = null;

  constructor(private readonly bench: Workbench) {
    bench.store.subscribe(({ view, items, inspecting }, before) => {
      const isSame =
        view.evaluation === before.view.evaluation &&
        items === before.items &&
        inspecting === before.inspecting;
      if (isSame) return;
      if (view.evaluation && !inspecting) void this.measure();
      // An unfinished measurement starts over when the evaluation is opened again.
      if (!view.evaluation && this.running) {
        this.key = '';
        this.stop();
      }
    });
  }

  /** Stops; the rest of the evaluation stays. */
  cancel(): void {
    this.stop();
    this.bench.store.setState({ pixels: { kind: 'cancelled' } });
  }

  /** Measures once more what was cancelled or has failed. */
  async again(): Promise<void> {
    this.key = '';
    await this.measure();
  }

  private stop(): void {
    this.running?.abort(new DOMException('cancelled', 'AbortError'));
    this.running = null;
    this.bench.store.setState({ measuring: null });
  }

  private async measure(): Promise<void> {
    const items = this.measured();
    const key = [
      assessKey(usualSettings(this.bench.store.getState().regions)),
      this.bench.masks.revision,
      ...items.map((item) => `${item.id} ${item.label} ${scoringKey(item)}`),
    ].join();
    if (key === this.key) return;
    this.key = key;
    this.stop();
    if (!items.some(({ label }) => truthOf(label) === 'defective')) {
      this.bench.store.setState({ pixels: { kind: 'none' } });
      return;
    }
    const controller = new AbortController();
    this.running = controller;
    const showProgress = this.progressOf(items.length * 2, controller);
    const pixels = await this.result(items, showProgress, controller.signal);
    if (this.running !== controller) return;
    this.running = null;
    this.bench.store.setState({ measuring: null, pixels });
  }

  private async result(
    items: readonly Item[],
    showProgress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<PixelEvaluationState> {
    try {
      const aside: Aside = { leftOut: [], empty: [] };
      const jobs = await this.prepare(items, aside, showProgress, signal);
      const metrics = await this.bench.imaging.measure(jobs, signal, (done) =>
        showProgress(items.length + done),
      );
      const masks = jobs.filter(({ mask }) => mask !== null).length;
      return { kind: 'measured', metrics, images: jobs.length, masks, ...aside };
    } catch (error) {
      return { kind: 'failed', problem: toProblem(error) };
    }
  }

  /** Good parts, and defective ones whose defects are known. */
  private measured(): Item[] {
    return itemsOf(this.bench.store.getState(), 'query').filter(
      ({ label, hasMask, score, image }) =>
        score !== null &&
        image !== null &&
        (truthOf(label) === 'good' || (truthOf(label) === 'defective' && hasMask)),
    );
  }

  private async prepare(
    items: readonly Item[],
    aside: Aside,
    showProgress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<PixelJob[]> {
    const areaPx = measuredAreaPx(items.length, this.bench.engine.backbone.inputAreaPx);
    const jobs: PixelJob[] = [];
    const queue = items.entries();
    let done = 0;
    const work = async () => {
      for (const [index, item] of queue) {
        signal.throwIfAborted();
        try {
          const job = await this.jobOf(item, areaPx, signal);
          if (job) jobs[index] = job;
          else aside.empty.push(this.bench.masks.get(item.id)!.path);
        } catch (error) {
          signal.throwIfAborted();
          if (isAbort(error)) throw error;
          const path = this.bench.masks.get(item.id)?.path ?? item.path;
          aside.leftOut.push({ path, problem: toProblem(error) });
        }
        showProgress((done += 1));
      }
    };
    await Promise.all(Array.from({ length: DECODED_AT_ONCE }, work));
    return jobs.filter((job) => job !== undefined);
  }

  /** Null for a part that is called defective and has an empty mask. */
  private async jobOf(item: Item, areaPx: number, signal: AbortSignal): Promise<PixelJob | null> {
    const { scores, masks, files, engine, store } = this.bench;
    const { backbone } = engine;
    const { id } = item;
    const image = item.image!;
    const size = inputSize({ width: image.width, height: image.height }, backbone, areaPx);
    const packed =
      scores.peek(id) ?? packScores(await scoresAnew(this.bench, id, files.get(id)!, signal));
    const settings = usualSettings(store.getState().regions);
    const job = { scores: packedDistances(packed), backbone, size, image, settings };
    if (truthOf(item.label) === 'good') return { ...job, mask: null };
    const read = masks.read(id, size) ?? (await this.readMask(item, size, signal));
    return read.marked === 0 ? null : { ...job, mask: read.bits };
  }

  private async readMask(item: Item, size: Size, signal: AbortSignal): Promise<MaskRead> {
    const { masks, files, imaging } = this.bench;
    const job = {
      masks: masksIn(masks.get(item.id)!).map(({ file }) => file),
      photo: { file: await files.get(item.id)!.read(), size: item.image! },
      size,
    };
    const read = await imaging.mask(job, signal);
    masks.keepRead(item.id, size, read);
    return read;
  }

  /** Shows how far it is, once it has taken a while, and then a few times a second. */
  private progressOf(total: number, controller: AbortController): (done: number) => void {
    const { clock, store } = this.bench;
    let done = 0;
    let next = Infinity;
    const show = () => {
      if (this.running !== controller) return;
      next = clock.now() + REPORT_EVERY_MS;
      store.setState({ measuring: { kind: 'measure', done, total, ratePerSecond: null } });
    };
    setTimeout(show, SHOWN_AFTER_MS);
    return (now) => {
      done = now;
      if (clock.now() >= next) show();
    };
  }
}
