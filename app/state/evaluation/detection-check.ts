import { evenly } from '../../core/statistics/evenly';
import { inputSize } from '../../core/image/geometry';
import type { ItemId } from '../../core/project/item';
import { usualSettings } from '../../core/score-map/assess';
import { planDefects } from '../../core/detection-check/plan';
import { notify } from '../store/notify';
import { isAbort, toProblem } from '../../core/project/problem';
import { embedReference, referenceFeatures } from '../inspection/tasks';
import { Progress } from '../store/progress';
import type { DrawnDefect } from '../store/store';
import type { Workbench } from '../workbench';

/** References that defects are drawn on: more would hardly move the curve. */
const MOST_REFERENCES = 6;

/**
 * Draws defects on left-out references and scores them, to see what would be caught. The trials
 * belong to the references as they are: with others they are forgotten.
 */
export class DetectionCheck {
  private running: AbortController | null = null;

  constructor(private readonly bench: Workbench) {}

  cancel(): void {
    this.running?.abort(new DOMException('cancelled', 'AbortError'));
    this.bench.store.setState({ checkingDetection: null });
  }

  /** Starts, unless it is under way already. */
  async run(): Promise<void> {
    if (this.running) return;
    const { bench } = this;
    const controller = new AbortController();
    const { signal } = controller;
    this.running = controller;
    const { bankVersion } = bench.store.getState();
    try {
      const trials = await tryReferences(bench, signal);
      signal.throwIfAborted();
      if (bench.store.getState().bankVersion === bankVersion) {
        bench.store.setState({ detectionCheck: { bankVersion, trials } });
      }
    } catch (error) {
      controller.abort();
      if (!isAbort(error))
        notify(bench, { kind: 'problem', name: 'Self-test', problem: toProblem(error) });
    } finally {
      this.running = null;
      bench.store.setState({ checkingDetection: null });
    }
  }
}

async function tryReferences(bench: Workbench, signal: AbortSignal): Promise<DrawnDefect[]> {
  const progress = new Progress(bench.clock.now());
  const defects = planDefects({ width: 1, height: 1 }, 0).length;
  let total = MOST_REFERENCES * defects;
  const showProgress = () => {
    const checkingDetection = progress.job(
      'detection-check',
      total - progress.finished,
      bench.clock.now(),
    );
    bench.store.setState({ checkingDetection });
  };
  showProgress();
  await embedMissing(bench, signal);
  const chosen = chooseReferences(bench);
  total = chosen.length * defects;
  showProgress();
  const trials = await Promise.all(
    chosen.map((id, turn) =>
      tryReference(bench, { id, turn, signal }, () => {
        progress.finish(bench.clock.now());
        showProgress();
      }),
    ),
  );
  return trials.flat();
}

/** Of the references that the threshold was made from, evenly spread. */
function chooseReferences({ features, liveItems }: Workbench): ItemId[] {
  const ready = [...features.pinnedFeatures().keys()].filter((id) => liveItems.get(id));
  return evenly(ready, MOST_REFERENCES);
}

/** Features of references whose project has been opened again since; what cannot be read is left out. */
async function embedMissing(bench: Workbench, signal: AbortSignal): Promise<void> {
  const { features, liveItems } = bench;
  const missing = [...features.pinnedIds()].filter(
    (id) => liveItems.get(id) && !referenceFeatures(bench, id),
  );
  await Promise.allSettled(missing.map((id) => embedReference(bench, id, signal)));
  signal.throwIfAborted();
}

async function tryReference(
  bench: Workbench,
  { id, turn, signal }: { id: ItemId; turn: number; signal: AbortSignal },
  onDone: () => void,
): Promise<DrawnDefect[]> {
  const item = bench.liveItems.get(id)!;
  const file = await bench.files.get(id)!.read();
  const { image } = await bench.imaging.decode(file, item.name, signal);
  const framed = { ...image, patch: item.image?.patch };
  const defects = planDefects(inputSize(framed, bench.engine.backbone), turn);
  const others = bench.features.pinnedFeatures();
  others.delete(id);
  let told = 0;
  const scores = await bench.engine.scoreDefects(
    framed,
    others,
    { defects, seed: turn + 1, settings: usualSettings(bench.store.getState().regions) },
    signal,
    (done) => {
      for (; told < done; told++) onDone();
    },
  );
  return scores.map((score, i) => ({ share: defects[i]!.share, score }));
}
