import { evenly } from '../../core/evenly';
import { inputSize } from '../../core/image/geometry';
import type { ItemId } from '../../core/project/item';
import { planDefects } from '../../core/selftest/plan';
import type { App } from '../app';
import { isAbort, toProblem } from '../problems';
import { Progress } from '../progress';
import type { DefectTrial } from '../store';
import { notify } from './notices';

/** References that defects are drawn on: more would hardly move the curve. */
const MOST_REFERENCES = 6;

let running: AbortController | null = null;

export function cancelSelfTest(app: App): void {
  running?.abort(new DOMException('cancelled', 'AbortError'));
  app.store.setState({ selfTesting: null });
}

/**
 * Draws defects on left-out references and scores them, to see what would be caught. The trials
 * belong to the references as they are: with others they are forgotten.
 */
export async function runSelfTest(app: App): Promise<void> {
  if (running) return;
  const controller = new AbortController();
  const { signal } = controller;
  running = controller;
  const { bankVersion } = app.store.getState();
  try {
    const chosen = chooseReferences(app);
    const progress = new Progress(app.clock.now());
    const total = chosen.length * planDefects({ width: 1, height: 1 }, 0).length;
    const report = () => {
      const selfTesting = progress.job('self-test', total - progress.finished, app.clock.now());
      app.store.setState({ selfTesting });
    };
    report();
    const trials = await Promise.all(
      chosen.map((id, turn) =>
        tryReference(app, { id, turn, signal }, () => {
          progress.finish(app.clock.now());
          report();
        }),
      ),
    );
    signal.throwIfAborted();
    if (app.store.getState().bankVersion === bankVersion) {
      app.store.setState({ selfTest: { bankVersion, trials: trials.flat() } });
    }
  } catch (error) {
    controller.abort();
    if (!isAbort(error))
      notify(app, { kind: 'problem', name: 'Self-test', problem: toProblem(error) });
  } finally {
    running = null;
    app.store.setState({ selfTesting: null });
  }
}

/** Of the references that the threshold was made from, evenly spread. */
function chooseReferences(app: App): ItemId[] {
  const ready = [...app.features.pinnedFeatures().keys()].filter((id) => app.items.get(id));
  return evenly(ready, MOST_REFERENCES);
}

async function tryReference(
  app: App,
  { id, turn, signal }: { id: ItemId; turn: number; signal: AbortSignal },
  onDone: () => void,
): Promise<DefectTrial[]> {
  const item = app.items.get(id)!;
  const file = await app.files.get(id)!.read();
  const { image } = await app.imaging.decode(file, item.name, signal);
  const area = app.engine.spec()!.inputAreaPx;
  const defects = planDefects(inputSize(image, area), turn);
  const others = app.features.pinnedFeatures();
  others.delete(id);
  let told = 0;
  const scores = await app.engine.scoreDefects(
    image,
    others,
    { defects, seed: turn + 1 },
    signal,
    (done) => {
      for (; told < done; told++) onDone();
    },
  );
  return scores.map((score, i) => ({ share: defects[i]!.share, score }));
}
