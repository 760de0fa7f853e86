import type { BackendChoice } from '../../ports/engine';
import type { App } from '../app';

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
