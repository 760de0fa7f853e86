import type { App } from '../app';
import type { AppState } from '../store/store';

/** Changes a setting that photos are compared by, as one step that can be undone; they are compared again. */
export function putSetting<Key extends 'range' | 'turning'>(
  app: App,
  key: Key,
  value: AppState[Key],
): void {
  const before = app.store.getState()[key];
  if (value === before) return;
  const put = (chosen: AppState[Key]) => {
    app.store.setState({ [key]: chosen });
    app.pipeline.kick();
  };
  app.history.run({ name: key, photos: null, redo: () => put(value), undo: () => put(before) });
}
