import { describe, expect, it, vi } from 'vitest';
import { settled, stateOf as state } from '../../testing/at-rest';
import { incoming } from '../../testing/fakes';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import { visit } from '../../testing/visits';
import { addFiles } from '../actions/adding';
import { removeItems } from '../actions/items';
import { setComment, setLabel } from '../actions/labels';
import { renameProject } from '../actions/project';
import { select, setThreshold } from '../actions/view';
import { PhotoSource } from '../../ports/photo-source';
import type { App } from '../app';
import { sortedQueries } from '../items/listed';

const references = [incoming('a.png', 10), incoming('b.png', 14), incoming('c.png', 12)];
const queries = [incoming('q1.png', 12), incoming('q2.png', 60), incoming('q3.png', 30)];

const facts = (app: App) =>
  sortedQueries(state(app)).map(({ name, score, label, comment }) => ({
    name,
    score,
    label,
    comment,
  }));

/** A visit that has inspected everything and is at rest. */
async function filled(projectStore: MemoryProjectStore) {
  const first = await visit(projectStore);
  addFiles(first.app, references, 'reference');
  addFiles(first.app, queries, 'query');
  await settled(first.app);
  await vi.waitFor(() => expect(state(first.app).calibration).not.toBeNull());
  return first;
}

/** The same, kept, with its oddest photo just taken out. */
async function withOneRemoved() {
  const projectStore = new MemoryProjectStore();
  const { app, projects } = await filled(projectStore);
  await projects.flush();
  const [odd] = sortedQueries(state(app));
  const { id } = state(app).autosave;
  removeItems(app, [odd!.id]);
  await projects.flush();
  return { projectStore, app, projects, odd, id };
}

describe('autosave', () => {
  it('opens the next visit where the last one was, without computing anything', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, projects } = await filled(projectStore);
    const [odd] = sortedQueries(state(app));
    setLabel(app, [odd!.id], 'defective');
    setComment(app, odd!.id, 'bent');
    setThreshold(app, 0.2);
    renameProject(app, 'Nuts');
    select(app, odd!.id);
    await projects.flush();

    const again = await visit(projectStore, state(app).autosave.id);
    // Another tab has it: seen, but not written.
    expect(state(again.app).autosave.phase).toBe('elsewhere');
    await settled(again.app);
    expect(facts(again.app)).toEqual(facts(app));
    const { projectName, ownThreshold, calibration, view, bankVersion } = state(again.app);
    expect([projectName, ownThreshold, view.selected]).toEqual(['Nuts', 0.2, odd!.id]);
    expect(calibration).toEqual(state(app).calibration);
    expect(bankVersion).toBe(state(app).bankVersion);
    expect(again.app.scores.get(odd!.id)).toEqual(app.scores.get(odd!.id));
    expect(again.engine.calls).toEqual([]);
    expect([...again.engine.bank.keys()]).toEqual([...app.pipeline.references()]);
  });

  it('goes on with what was left to do', async () => {
    const projectStore = new MemoryProjectStore();
    const first = await visit(projectStore);
    addFiles(first.app, references, 'reference');
    addFiles(first.app, queries, 'query');
    await first.projects.flush();
    first.app.pipeline.cancel();

    const again = await visit(projectStore, state(first.app).autosave.id);
    await settled(again.app);
    await settled(first.app);
    expect(facts(again.app).map(({ score }) => score)).toEqual(
      facts(first.app).map(({ score }) => score),
    );
    // The bank takes in more references as if nothing had been.
    await again.projects.takeOver();
    addFiles(again.app, [incoming('d.png', 30)], 'reference');
    await vi.waitFor(() =>
      expect(sortedQueries(state(again.app)).every((item) => item.scoredAgainst === 4)).toBe(true),
    );
  });

  it('computes all anew where the bank does not fit the items', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, projects } = await filled(projectStore);
    await projects.flush();
    const id = state(app).autosave.id!;
    projectStore.projects.get(id)!.bank = new ArrayBuffer(8);
    const again = await visit(projectStore, id);
    await settled(again.app);
    expect(facts(again.app)).toEqual(facts(app));
    expect(again.engine.calls.filter((call) => call === 'inspect')).toHaveLength(3);
  });

  it('writes only what has changed, and forgets what has gone', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, projects } = await filled(projectStore);
    await projects.flush();
    projectStore.writes.length = 0;
    const [odd] = sortedQueries(state(app));
    setComment(app, odd!.id, 'x');
    await projects.flush();
    const { changes } = projectStore.writes.at(-1)!;
    expect(changes.items!.map(({ id }) => id)).toEqual([odd!.id]);
    expect([changes.files!.size, changes.scores!.size, changes.bank]).toEqual([0, 0, undefined]);
    removeItems(app, [odd!.id]);
    await projects.flush();
    expect(projectStore.writes.at(-1)!.changes.removed).toEqual([odd!.id]);
    app.history.undo();
    await projects.flush();
    // Its file has stayed.
    const again = projectStore.writes.at(-1)!.changes;
    expect([...again.thumbnails!.keys(), ...again.files!.keys()]).toEqual([odd!.id]);
    const kept = projectStore.projects.get(state(app).autosave.id!)!;
    expect(kept.items).toHaveLength(6);
  });

  it('opens what was changed last where the browser has forgotten what was open', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, projects } = await filled(projectStore);
    const { id } = state(app).autosave;
    await projects.startNew();
    const again = await visit(projectStore);
    expect(state(again.app).autosave).toMatchObject({ id, phase: 'open' });
    expect(state(again.app).order).toHaveLength(6);
  });

  it('reads photos from the project store once they are there', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, projects } = await visit(projectStore);
    addFiles(app, queries, 'query');
    const { order } = state(app);
    const before = order.map((id) => app.files.get(id)!);
    await projects.flush();
    const after = order.map((id) => app.files.get(id)!);
    expect(after.filter((file) => before.includes(file))).toEqual([]);
    const names = (sources: PhotoSource[]) =>
      Promise.all(sources.map(async (source) => (await source.read()).name));
    expect(await names(after)).toEqual(await names(before));
    setComment(app, order[0]!, 'x');
    await projects.flush();
    expect(projectStore.writes.at(-1)!.changes.files!.size).toBe(0);
  });

  it('brings a removed photo back from the project store, until the project is closed', async () => {
    const { projectStore, app, projects, odd, id } = await withOneRemoved();
    expect(projectStore.projects.get(id!)!.files.size).toBe(6);
    app.history.undo();
    expect((await app.files.get(odd!.id)!.read()).name).toBe(odd!.name);
    await projects.flush();
    expect(projectStore.writes.at(-1)!.changes.files!.size).toBe(0);
    app.history.redo();
    await projects.startNew();
    expect(projectStore.projects.get(id!)!.files.size).toBe(5);
  });

  it('makes room of removed photos when there is none left, and still brings them back', async () => {
    const { projectStore, app, projects, odd, id } = await withOneRemoved();
    projectStore.trouble = { kind: 'storage-full' };
    renameProject(app, 'Nuts');
    await projects.flush();
    expect(projectStore.projects.get(id!)!.files.size).toBe(5);
    projectStore.trouble = null;
    app.history.undo();
    app.history.undo();
    expect((await app.files.get(odd!.id)!.read()).name).toBe(odd!.name);
    await projects.flush();
    expect(projectStore.projects.get(id!)!.files.size).toBe(6);
  });

  it('names a photo that can no longer be read, and keeps the others', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, projects } = await visit(projectStore);
    addFiles(app, queries, 'query');
    await settled(app);
    const gone = state(app).order[1]!;
    app.files.set(gone, new PhotoSource(() => Promise.reject(new DOMException('gone'))));
    await projects.flush();
    const kept = projectStore.projects.get(state(app).autosave.id!)!;
    expect([kept.items.length, kept.files.size]).toEqual([2, 2]);
    expect(state(app).notices).toMatchObject([
      { kind: 'problem', name: 'q2.png', problem: { kind: 'unreadable-file' } },
    ]);
    expect(state(app).autosave.trouble).toBeNull();
  });

  it('names what could not be read, also to the tab that takes the project over', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, projects } = await filled(projectStore);
    await projects.flush();
    const unread = [
      { id: 'i7', name: 'x.png', reason: 'damaged' },
      { id: 'i8', name: 'y.png', reason: 'no-file' },
    ] as const;
    const unreadMasks = [{ item: null, name: 'ground_truth/q2.png' }];
    projectStore.damage = { unread, unreadMasks, mendedPhotos: ['q1.png'], isMended: false };
    const again = await visit(projectStore, state(app).autosave.id);
    const said = [
      { kind: 'photos-unread', reason: 'damaged', names: ['x.png'] },
      { kind: 'photos-unread', reason: 'no-file', names: ['y.png'] },
      { kind: 'masks-unread', names: ['ground_truth/q2.png'] },
      { kind: 'mended', names: ['q1.png'], ofProject: false },
    ];
    expect(state(again.app).notices).toMatchObject(said);
    await again.projects.takeOver();
    expect(state(again.app).notices).toMatchObject(said);
    expect(state(again.app).order).toHaveLength(6);
  });

  it('writes photos of many megabytes in lots', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, projects } = await visit(projectStore);
    addFiles(app, queries, 'query');
    for (const id of state(app).order) app.liveItems.patch(id, { bytes: 30e6 });
    await projects.flush();
    expect(projectStore.writes.map(({ changes }) => changes.files!.size)).toEqual([1, 1, 1]);
  });

  it('says when there is no room, keeps what it has and writes it later', async () => {
    const projectStore = new MemoryProjectStore();
    const first = await visit(projectStore);
    projectStore.trouble = { kind: 'storage-full' };
    addFiles(first.app, queries, 'query');
    await first.projects.flush();
    expect(state(first.app).autosave.trouble).toBe('full');
    expect(state(first.app).order).toHaveLength(3);
    projectStore.trouble = null;
    await first.projects.flush();
    expect(state(first.app).autosave.trouble).toBeNull();
    expect(projectStore.projects.get(state(first.app).autosave.id!)!.files.size).toBe(3);
  });

  it('has several projects, each with its own photos', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, projects } = await filled(projectStore);
    const first = state(app).autosave.id!;
    const before = facts(app);
    await projects.startNew();
    expect(state(app)).toMatchObject({ order: [], calibration: null, ownThreshold: null });
    addFiles(app, [incoming('z.png', 5)], 'query');
    await settled(app);
    const second = state(app).autosave.id!;
    expect(await projects.open(first)).toBe(true);
    await settled(app);
    expect(facts(app)).toEqual(before);
    expect(await projects.open(second)).toBe(true);
    expect(facts(app).map(({ name }) => name)).toEqual(['z.png']);
    expect(await projects.open('nowhere')).toBe(false);
    expect(state(app).order).toEqual([]);
  });

  it('is taken over by another tab, with what the first has made of it', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, projects } = await filled(projectStore);
    await projects.flush();
    const other = await visit(projectStore, state(app).autosave.id);
    const [odd] = sortedQueries(state(app));
    // Not written yet: it is when the other one asks.
    setComment(app, odd!.id, 'seen here');
    await other.projects.takeOver();
    expect(state(other.app).autosave.phase).toBe('open');
    expect(facts(other.app)[0]!.comment).toBe('seen here');
    await vi.waitFor(() => expect(state(app).autosave.phase).toBe('elsewhere'));
    const writes = projectStore.writes.length;
    setComment(app, odd!.id, 'lost');
    await projects.flush();
    expect(projectStore.writes).toHaveLength(writes);
  });
});
