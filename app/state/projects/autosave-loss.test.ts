import { expect, it, vi } from 'vitest';
import { idOf, settled, stateOf as state } from '../../testing/at-rest';
import { incoming } from '../../testing/fakes';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import { visit } from '../../testing/visits';
import { addFiles } from '../actions/adding';
import { setComment } from '../actions/labels';

const photos = [incoming('a.png', 12), incoming('b.png', 60), incoming('c.png', 30)];
const mask = (name: string) => incoming(`ground_truth/dent/${name}`, 1);

/** A mask whose file was moved since. */
function goneMask(name: string) {
  const { file, path } = mask(name);
  const arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  return { file: Object.assign(file, { arrayBuffer }), path };
}

const kept = (projectStore: MemoryProjectStore, id: string | null) => {
  const { items, files, waitingMasks } = projectStore.projects.get(id!)!;
  return {
    names: items.map(({ name }) => name),
    files: files.size,
    waiting: waitingMasks.map(({ path }) => path),
  };
};

async function filled() {
  const projectStore = new MemoryProjectStore();
  const { app, projects } = await visit(projectStore);
  addFiles(app, photos, 'query');
  await settled(app);
  await projects.flush();
  return { projectStore, app, projects, id: state(app).autosave.id };
}

it('keeps the rest and names the waiting masks that cannot be read, once', async () => {
  const { projectStore, app, projects, id } = await filled();
  app.masks.waitOnlyFor([goneMask('x.png'), mask('y.png'), goneMask('z.png')]);
  setComment(app, idOf(app, 'a.png'), 'bent');
  await projects.flush();
  setComment(app, idOf(app, 'b.png'), 'bent');
  await projects.flush();
  expect(kept(projectStore, id).waiting).toEqual(['ground_truth/dent/y.png']);
  expect(projectStore.projects.get(id!)!.items.map(({ comment }) => comment)).toEqual([
    'bent',
    'bent',
    '',
  ]);
  expect(state(app).autosave.trouble).toBeNull();
  const gone = { problem: { kind: 'unreadable-file' } };
  expect(state(app).notices).toMatchObject([
    {
      kind: 'missed',
      files: [
        { name: 'ground_truth/dent/x.png', ...gone },
        { name: 'ground_truth/dent/z.png', ...gone },
      ],
    },
  ]);
});

it('names the mask of a photo that cannot be read, not the photo', async () => {
  const { app, projects } = await filled();
  const id = idOf(app, 'b.png');
  app.masks.set(id, goneMask('b.png'));
  app.liveItems.patch(id, { hasMask: true });
  await projects.flush();
  expect(state(app).notices).toMatchObject([{ kind: 'problem', name: 'ground_truth/dent/b.png' }]);
});

it('writes waiting masks that change during a write', async () => {
  const { projectStore, app, projects, id } = await filled();
  const write = projectStore.write.bind(projectStore);
  app.masks.waitOnlyFor([mask('x.png')]);
  projectStore.write = (...asked) => {
    projectStore.write = write;
    app.masks.waitOnlyFor([mask('y.png')]);
    return write(...asked);
  };
  await projects.flush();
  await projects.flush();
  expect(kept(projectStore, id).waiting).toEqual(['ground_truth/dent/y.png']);
});

it('does not write again waiting masks that are kept', async () => {
  const { projectStore, app, projects } = await filled();
  app.masks.waitOnlyFor([mask('x.png')]);
  await projects.flush();
  app.masks.waitOnlyFor([...app.masks.unpaired, mask('y.png')]);
  await projects.flush();
  const { waitingMasks, withdrawnMasks } = projectStore.writes.at(-1)!.changes;
  expect(waitingMasks!.map(({ path }) => path)).toEqual(['ground_truth/dent/y.png']);
  expect(withdrawnMasks).toEqual([]);
});

it('writes everything again once the browser has cleared it, and names the photos that are lost', async () => {
  const { projectStore, app, projects, id } = await filled();
  projectStore.projects.clear();
  addFiles(app, [incoming('d.png', 9)], 'query');
  await settled(app);
  app.masks.waitOnlyFor([mask('x.png')]);
  await projects.flush();
  expect(kept(projectStore, id)).toEqual({
    names: ['d.png'],
    files: 1,
    waiting: ['ground_truth/dent/x.png'],
  });
  expect(state(app).order).toHaveLength(4);
  expect(state(app).notices).toMatchObject([
    { kind: 'missed', files: [{ name: 'a.png' }, { name: 'b.png' }, { name: 'c.png' }] },
  ]);
  expect(state(app).autosave.trouble).toBeNull();
});

it('looks whether all is still there when the browser closes the database', async () => {
  const { projectStore, app, id } = await filled();
  projectStore.projects.clear();
  projectStore.watcher!.onCleared();
  await vi.waitFor(() => expect(projectStore.projects.has(id!)).toBe(true));
  expect(state(app).notices).toMatchObject([{ kind: 'missed', files: [{}, {}, {}] }]);
});

it('forgets photos and masks that could not be read, and nothing else', async () => {
  const first = await filled();
  const { projectStore, id } = first;
  await first.projects.startNew();
  projectStore.damage = {
    ...projectStore.damage,
    unread: [{ id: 'i9', name: 'x.png', reason: 'damaged' }],
    unreadMasks: [
      { item: 'i1', name: 'a.png' },
      { item: null, name: 'ground_truth/dent/x.png' },
    ],
  };
  const { app, projects } = await visit(projectStore, id);
  expect(state(app).notices).toHaveLength(2);
  const writes = projectStore.writes.length;
  await projects.forgetUnread();
  const changes = projectStore.writes.slice(writes).map((write) => write.changes);
  expect(changes).toMatchObject([
    {
      removed: ['i9'],
      withdrawn: { masks: ['i1'] },
      withdrawnMasks: ['ground_truth/dent/x.png'],
      waitingMasks: [],
    },
  ]);
  expect(kept(projectStore, id)).toMatchObject({ names: ['a.png', 'b.png', 'c.png'], files: 3 });
  expect(state(app).order).toHaveLength(3);
});
