import { expect, test } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import { addFiles } from './adding';
import { keepOffline, restartForUpdate } from './offline';

test('the app is kept once the engine is ready, and not before', () => {
  const { app, engine, offline } = fakeApp();
  engine.set({ phase: 'starting' });
  keepOffline(app);
  expect(offline.calls).toEqual([]);
  engine.set({ phase: 'ready' });
  engine.set({ lanes: 1 });
  expect(offline.calls).toEqual(['start']);
});

test('what the browser says of the kept app is on the page', () => {
  const { app, offline } = fakeApp();
  keepOffline(app);
  offline.tell({ isKept: true, hasUpdate: true });
  expect(app.store.getState().offline).toEqual({ isKept: true, hasUpdate: true });
});

test('a restart waits until the project is written', async () => {
  const projectStore = new MemoryProjectStore();
  const { app, offline } = fakeApp(projectStore);
  await app.projects.start();
  addFiles(app, [incoming('a.jpg', 1)], 'query');
  await restartForUpdate(app);
  expect(offline.calls).toEqual(['restart']);
  const { id } = app.store.getState().autosave;
  expect((await projectStore.load(id!))?.items).toHaveLength(1);
});
