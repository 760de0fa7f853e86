import type { App } from '../app';

/** Keeps the app on the device, from the moment on when the engine has all that it needs. */
export function keepOffline(app: App): void {
  app.offline.subscribe((status) => app.store.setState({ offline: status }));
  const begin = () => {
    if (app.store.getState().engine.phase !== 'ready') return false;
    void app.offline.start();
    return true;
  };
  if (begin()) return;
  const unsubscribe = app.store.subscribe(() => {
    if (begin()) unsubscribe();
  });
}

/** Loads the newer version, once all that is on the page is kept. */
export async function restartForUpdate(app: App): Promise<void> {
  await app.projects.flush();
  app.offline.restart();
}
