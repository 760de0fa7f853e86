import { expect, it } from 'vitest';
import { calibrated, stateOf } from '../testing/at-rest';
import { fakePorts, incoming } from '../testing/fakes';
import { exportAll } from './actions/export';
import { addFiles } from './actions/adding';
import { keepOffline } from './actions/offline';
import { openProjectFile, saveProject } from './actions/project-file';
import { createApp } from './app';
import { CameraSession } from './camera/session';

function bareApp() {
  const ports = fakePorts();
  const app = createApp(ports);
  ports.engine.set({});
  return { app, ...ports };
}

it('inspects and exports without cameras, offline copy and project store', async () => {
  const { app, saver } = bareApp();
  await app.projects.start();
  addFiles(app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  addFiles(app, [incoming('q.png', 90)], 'query');
  await calibrated(app);
  const scores = [...app.liveItems.values()].map(({ score }) => score);
  expect(scores.every((score) => score !== null)).toBe(true);
  await exportAll(app);
  expect(saver.entries.map(({ name }) => name)).toContain('results.csv');
  await app.projects.flush();
  expect(stateOf(app).autosave).toMatchObject({ phase: 'off', trouble: null, isAwaited: false });
  expect(stateOf(app).notices).toMatchObject([{ kind: 'exported' }]);
});

it('saves a project file and opens it, on the page alone', async () => {
  const { app, saver } = bareApp();
  addFiles(app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  addFiles(app, [incoming('q.png', 90)], 'query');
  await calibrated(app);
  const before = [...app.liveItems.values()].map(({ name, score }) => [name, score]);
  await saveProject(app);
  const data = saver.entries.at(-1)!.data as Uint8Array<ArrayBuffer>;
  const file = new File([data], 'p.oddspot');
  expect(await openProjectFile(app, { file, path: file.name })).toBe(true);
  await calibrated(app);
  expect([...app.liveItems.values()].map(({ name, score }) => [name, score])).toEqual(before);
});

it('has no camera to open, and no copy of itself to keep', async () => {
  const { app } = bareApp();
  const session = new CameraSession(app);
  await session.open();
  expect(session.store.getState().trouble).toBe('none');
  await session.lookAgain();
  expect(session.store.getState().devices).toEqual([]);
  keepOffline(app);
  expect(stateOf(app).offline).toEqual({ isKept: false, hasUpdate: false });
});

it('refuses to keep a project where there is no store', async () => {
  const { app } = bareApp();
  await expect(app.projects.alone('p', async () => 1)).rejects.toMatchObject({
    problem: { kind: 'storage-failed', detail: 'no project store' },
  });
});
