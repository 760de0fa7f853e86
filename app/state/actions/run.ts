import type { BackendChoice } from '../../ports';
import type { App } from '../app';
import { notify } from './notices';
import { clearProject, addFiles } from './items';
import { toProblem } from '../problems';

/** Stops the inspection; what is finished stays. */
export function cancelInspection(app: App): void {
  app.store.setState({ paused: true });
  app.pipeline.cancel();
}

export function resumeInspection(app: App): void {
  app.store.setState({ paused: false });
  app.pipeline.kick();
}

/** Starts the engine again on another backend; what is finished stays. */
export async function chooseBackend(app: App, choice: BackendChoice): Promise<void> {
  app.store.setState({ backendChoice: choice });
  await app.engine.start(choice);
  app.pipeline.kick();
}

let sampleLoad: AbortController | null = null;

/** Opens one of the shipped samples in place of the present project. */
export async function loadSample(app: App, kindId: string): Promise<void> {
  sampleLoad?.abort();
  const controller = new AbortController();
  sampleLoad = controller;
  app.store.setState({ loading: { kind: 'load', done: 0, total: 0, ratePerSecond: null } });
  try {
    const kind = (await app.sample.kinds()).find(({ id }) => id === kindId);
    const files = await app.sample.load(kindId, controller.signal);
    clearProject(app);
    app.store.setState({ projectName: kind?.name ?? kindId });
    addFiles(app, files, { fallback: 'query' });
  } catch (error) {
    if (!controller.signal.aborted) {
      notify(app, { kind: 'problem', name: 'Sample', problem: toProblem(error) });
    }
  } finally {
    if (sampleLoad === controller) app.store.setState({ loading: null });
  }
}
