import { expect, it } from 'vitest';
import { calibrated, idOf, stateOf } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import { dataKinds, type DataKind } from '../../ports/photo-data';
import { addFiles } from '../actions/adding';
import { removeItems } from '../actions/items';
import type { App } from '../app';
import { dataOf } from './photo-data';

const references = [incoming('r.png', 10), incoming('s.png', 14)];
const query = incoming('test/dent/q.png', 60);
const mask = incoming('ground_truth/dent/q.png', 1);

/** A kept project of two references and a query that is scored, without a mask. */
async function filled() {
  const projectStore = new MemoryProjectStore();
  const { app } = fakeApp(projectStore);
  await app.projects.start();
  addFiles(app, references, 'reference');
  addFiles(app, [query], 'query');
  await calibrated(app);
  await app.projects.flush();
  return { app, projectStore, id: idOf(app, 'q.png'), project: stateOf(app).autosave.id! };
}

const kindsOf = (app: App, id: string) => dataKinds.filter((kind) => dataOf(app, kind, id));

it('lets go of all that a photo has, and has back what cannot be made again', async () => {
  const { app, id } = await filled();
  addFiles(app, [mask], 'query');
  const before = new Map(dataKinds.map((kind) => [kind, dataOf(app, kind, id)]));
  expect(kindsOf(app, id)).toEqual(['files', 'thumbnails', 'scores', 'masks']);
  expect(app.features.get(id)).not.toBeNull();
  removeItems(app, [id]);
  expect(kindsOf(app, id)).toEqual([]);
  expect(app.features.get(id)).toBeNull();
  app.history.undo();
  expect(kindsOf(app, id)).toEqual(['files', 'thumbnails', 'masks']);
  for (const kind of ['files', 'thumbnails', 'masks'] as const) {
    expect(dataOf(app, kind, id)).toBe(before.get(kind));
  }
});

it('writes each kind once, and takes out of the store what was taken from a photo', async () => {
  const { app, projectStore, id, project } = await filled();
  const written = (kind: DataKind) =>
    projectStore.writes.filter(({ changes }) => changes[kind]?.has(id)).length;
  const kept = () => dataKinds.filter((kind) => projectStore.projects.get(project)![kind].has(id));
  const first = dataKinds.map(written);
  expect(kept()).toEqual(['files', 'thumbnails', 'scores']);
  addFiles(app, [mask], 'query');
  await app.projects.flush();
  expect(kept()).toEqual(['files', 'thumbnails', 'scores', 'masks']);
  app.liveItems.patch(id, { comment: 'bent' });
  await app.projects.flush();
  expect(dataKinds.map(written)).toEqual([...first.slice(0, 3), 1]);
  app.history.undo();
  await app.projects.flush();
  expect(kept()).toEqual(['files', 'thumbnails', 'scores']);
  expect(app.liveItems.get(id)).toMatchObject({ comment: 'bent', hasMask: false });
});

it('opens a project whose mask cannot be read: the photo is without one, and it is said', async () => {
  const { app, projectStore, id, project } = await filled();
  addFiles(app, [mask], 'query');
  await app.projects.flush();
  const kept = projectStore.projects.get(project)!;
  projectStore.projects.set(project, { ...kept, masks: new Map() });
  projectStore.damage = { ...projectStore.damage, unreadMasks: [{ item: id, name: mask.path }] };
  const again = fakeApp(projectStore).app;
  again.preferences.write('project', project);
  await again.projects.start();
  expect(again.liveItems.get(id)).toMatchObject({ hasMask: false, label: 'defective' });
  expect(kindsOf(again, id)).toEqual(['files', 'thumbnails', 'scores']);
  expect(stateOf(again).notices).toMatchObject([{ kind: 'masks-unread', names: [mask.path] }]);
});
