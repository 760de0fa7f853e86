import { describe, expect, it, vi } from 'vitest';
import { calibrated, stateOf as state } from '../../testing/at-rest';
import { settled } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import { visit } from '../../testing/visits';
import { testSaved } from '../../testing/synthetic';
import { addFiles } from '../actions/adding';
import { setComment } from '../actions/labels';
import { takeFiles } from '../actions/load';
import { moveItems } from '../actions/move';
import {
  deleteProject,
  duplicateProject,
  makeRoom,
  renameKept,
  undeleteProject,
} from '../actions/projects';
import { setThreshold } from '../actions/view';
import type { App } from '../app';
import { sortedQueries } from '../items/listed';
import { isOutdated, rebuild } from './rebuild';

const references = [incoming('a.png', 10), incoming('b.png', 14), incoming('c.png', 12)];
const queries = [incoming('q1.png', 12), incoming('q2.png', 60)];

const scores = (app: App) => sortedQueries(state(app)).map(({ score }) => score);

/** A visit at rest, all of it kept, and its project's id. */
async function filled(projectStore: MemoryProjectStore) {
  const { app } = await visit(projectStore);
  addFiles(app, references, 'reference');
  addFiles(app, queries, 'query');
  await calibrated(app);
  setThreshold(app, 0.3);
  setComment(app, sortedQueries(state(app))[0]!.id, 'bent');
  await app.projects.flush();
  return { app, id: state(app).autosave.id! };
}

const names = async (projectStore: MemoryProjectStore) =>
  (await projectStore.list()).map(({ name }) => name);

describe('the list of projects', () => {
  it('renames, copies, deletes and brings back, the open one too', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, id } = await filled(projectStore);
    const card = { id, name: state(app).projectName };
    await renameKept(app, card, ' Nuts ');
    expect(state(app).projectName).toBe('Nuts');
    const copy = await duplicateProject(app, { id, name: 'Nuts' }, 'Nuts, copy');
    expect(await names(projectStore)).toEqual(['Nuts', 'Nuts, copy']);
    await renameKept(app, { id: copy!, name: 'Nuts, copy' }, 'Bolts');
    expect(await names(projectStore)).toEqual(['Nuts', 'Bolts']);
    expect(await deleteProject(app, { id, name: 'Nuts' })).toBe(true);
    expect(state(app).order).toEqual([]);
    expect(await names(projectStore)).toEqual(['Bolts']);
    await undeleteProject(app, { id, name: 'Nuts' });
    expect(await names(projectStore)).toEqual(['Nuts', 'Bolts']);
    await app.projects.open(id);
    expect(state(app).order).toHaveLength(5);
  });

  it('leaves alone what another tab has open', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, id } = await filled(projectStore);
    const other = await visit(projectStore);
    const card = { id, name: 'Untitled inspection' };
    expect(await deleteProject(other.app, card)).toBe(false);
    await renameKept(other.app, card, 'Mine');
    expect(await names(projectStore)).toEqual(['Untitled inspection']);
    expect(state(other.app).notices.map(({ kind }) => kind)).toEqual(['in-use', 'in-use']);
    expect(state(app).order).toHaveLength(5);
  });

  it('deletes for good to make room, and keeps what found none', async () => {
    const projectStore = new MemoryProjectStore();
    const { app } = await filled(projectStore);
    const copy = await duplicateProject(app, { id: state(app).autosave.id!, name: '' }, 'Copy');
    projectStore.trouble = { kind: 'storage-full' };
    setComment(app, state(app).order[3]!, 'cracked');
    await app.projects.flush();
    expect(state(app).autosave.trouble).toBe('full');
    await deleteProject(app, { id: copy!, name: 'Copy' });
    projectStore.trouble = null;
    await makeRoom(app);
    expect(projectStore.projects.has(copy!)).toBe(false);
    expect(state(app).autosave.trouble).toBeNull();
    const kept = projectStore.projects.get(state(app).autosave.id!)!;
    expect(kept.items.map(({ comment }) => comment)).toContain('cracked');
  });
});

describe('a project that cannot be read', () => {
  it('gives way to a new one, says why and stays in the list', async () => {
    const projectStore = new MemoryProjectStore();
    const { id } = await filled(projectStore);
    projectStore.load = () => Promise.reject(new Error('bad spec'));
    const { app } = await visit(projectStore, id);
    expect(state(app).autosave).toMatchObject({ phase: 'open', isAwaited: false });
    expect(state(app).autosave.damage).toMatchObject({ detail: 'bad spec' });
    expect((await projectStore.list()).map((card) => card.id)).toEqual([id]);
  });
});

describe('a project of another tab', () => {
  it('takes no change, says so once, and gives new photos a project of their own', async () => {
    const projectStore = new MemoryProjectStore();
    const { id } = await filled(projectStore);
    const { app } = await visit(projectStore, id);
    await calibrated(app);
    const before = state(app).items;
    const [odd] = sortedQueries(state(app));
    for (let i = 1; i < 5; i++) setThreshold(app, 0.3 + i / 100);
    setComment(app, odd!.id, 'lost');
    moveItems(app, [odd!.id], 'reference');
    app.history.undo();
    expect(state(app).items).toEqual(before);
    expect(state(app)).toMatchObject({ ownThreshold: 0.3, trial: null });
    expect(state(app).notices.map(({ kind }) => kind)).toEqual(['read-only']);
    await takeFiles(app, [incoming('z.png', 5)], 'query');
    expect(state(app).autosave.phase).toBe('open');
    expect(state(app).autosave.id).not.toBe(id);
    expect(Object.values(state(app).items).map(({ name }) => name)).toEqual(['z.png']);
    await app.projects.flush();
    expect(projectStore.projects.get(id)!.items).toHaveLength(5);
  });
});

describe('photos that come before the project store is open', () => {
  it('are kept', async () => {
    const projectStore = new MemoryProjectStore();
    const { app } = fakeApp(projectStore);
    addFiles(app, references, 'reference');
    addFiles(app, queries, 'query');
    await calibrated(app);
    await app.projects.start();
    await app.projects.flush();
    expect(projectStore.projects.get(state(app).autosave.id!)!.files.size).toBe(5);
  });
});

describe('a bank of another version of the network', () => {
  const older = { ...testSaved, levels: [...testSaved.levels], weights: 'beef' };

  it('stops all computing, stays what it is, and is built again when asked', async () => {
    const projectStore = new MemoryProjectStore();
    const { app: first, id } = await filled(projectStore);
    const right = scores(first);
    projectStore.projects.get(id)!.project = {
      ...projectStore.projects.get(id)!.project,
      spec: older,
    };
    await first.projects.startNew();
    const { app, engine } = await visit(projectStore, id);
    await vi.waitFor(() => expect(state(app).autosave.phase).toBe('open'));
    expect(isOutdated(state(app))).toBe(true);
    expect(scores(app)).toEqual(right);
    addFiles(app, [incoming('q3.png', 30)], 'query');
    await app.projects.flush();
    expect(engine.calls).toEqual([]);
    expect(projectStore.projects.get(id)!.project.spec).toEqual(older);

    rebuild(app);
    await calibrated(app);
    await vi.waitFor(() => expect(scores(app)).toHaveLength(3));
    expect(scores(app)).toEqual(expect.arrayContaining(right));
    const comments = sortedQueries(state(app)).map(({ comment }) => comment);
    expect(comments).toContain('bent');
    expect(state(app).ownThreshold).toBe(0.3);
    await app.projects.flush();
    expect(projectStore.projects.get(id)!.project.spec).toEqual(testSaved);
    expect(isOutdated(state(app))).toBe(false);
  });

  it('waits for the engine to say what it makes', async () => {
    const projectStore = new MemoryProjectStore();
    const { app: first, id } = await filled(projectStore);
    await first.projects.startNew();
    const { app, engine } = fakeApp(projectStore);
    engine.set({ phase: 'starting' });
    app.preferences.write('project', id);
    await app.projects.start();
    expect(state(app).autosave.madeWith).toEqual(testSaved);
    expect(isOutdated(state(app))).toBe(false);
    engine.set({ phase: 'ready' });
    expect(state(app).autosave.madeWith).toBeNull();
    await settled(app);
    expect(engine.calls).toEqual([]);
  });
});
