import { describe, expect, it } from 'vitest';
import { calibrated, stateOf as state } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import type { App } from '../app';
import { contentsOf } from '../projects/contents';
import { sortedQueries } from '../items/listed';
import { addFiles } from './adding';
import { setComment, setLabel } from './labels';
import { takeFiles } from './load';
import { cancelOpeningProject, openProjectFile, saveProject } from './project-file';
import { cancelSaving } from './saving'; // prettier-ignore
import { renameProject } from './project';
import { setThreshold } from './view';

const facts = (app: App) =>
  sortedQueries(state(app)).map(({ name, score, label, comment }) => ({ name, score, label, comment })); // prettier-ignore

/** Some photos that are inspected and judged. */
async function filled(projectStore?: MemoryProjectStore) {
  const fake = fakeApp(projectStore);
  const { app } = fake;
  if (projectStore) await app.projects.start();
  addFiles(app, [incoming('a.png', 10), incoming('b.png', 14), incoming('c.png', 12)], 'reference');
  addFiles(app, [incoming('q1.png', 12), incoming('q2.png', 60)], 'query');
  await calibrated(app);
  const [odd] = sortedQueries(state(app));
  setLabel(app, [odd!.id], 'defective');
  setComment(app, odd!.id, 'bent');
  setThreshold(app, 0.2);
  renameProject(app, 'Nuts');
  return fake;
}

/** The project file that the fake saver holds. */
const saved = { file: new File([Uint8Array.of(0)], 'Nuts.oddspot'), path: 'Nuts.oddspot' };
const bad = { file: new File([Uint8Array.of(9)], 'bad.oddspot'), path: 'bad.oddspot' };

const lastNotice = (app: App) => state(app).notices.at(-1);

describe('saveProject', () => {
  it('saves what is there, consistent in itself', async () => {
    const { app } = await filled();
    await saveProject(app);
    expect(lastNotice(app)).toMatchObject({ kind: 'exported', name: 'Nuts.oddspot' });
    const { project, items, scores, files, bank } = contentsOf(app, app.projects.createdAt);
    expect([items.length, files.size, scores.size]).toEqual([5, 5, 2]);
    expect(project.inBank).toEqual(['i1', 'i2', 'i3']);
    expect(bank).not.toBeNull();
  });

  it('lets all wait that a bank in the making says nothing of', async () => {
    const { app, engine } = await filled();
    engine.keepBank = () => null as unknown as ArrayBuffer;
    const { project, items, scores, bank } = contentsOf(app, app.projects.createdAt);
    expect([project.inBank, project.calibration, scores.size, bank]).toEqual([[], null, 0, null]);
    expect(new Set(items.map(({ status, score }) => `${status} ${score}`))).toEqual(
      new Set(['waiting null']),
    );
  });

  it('is cancelled without a word', async () => {
    const { app, saver } = await filled();
    const done = saveProject(app);
    cancelSaving(app);
    await done;
    expect(saver.entries).toEqual([]);
    expect(state(app).exporting).toBeNull();
    expect(lastNotice(app)?.kind).not.toBe('problem');
  });
});

describe('openProjectFile', () => {
  it('opens beside the present project, under a name of its own, and computes no score', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, engine } = await filled(projectStore);
    const before = facts(app);
    await saveProject(app);
    const first = state(app).autosave.id;
    engine.calls.length = 0;
    await takeFiles(app, [saved], 'query');
    expect(state(app).autosave.id).not.toBe(first);
    expect(state(app).projectName).toBe('Nuts (2)');
    expect(state(app).ownThreshold).toBe(0.2);
    expect(facts(app)).toEqual(before);
    expect(lastNotice(app)).toMatchObject({ kind: 'closed', photos: 5, project: first });
    await calibrated(app);
    expect(engine.calls).not.toContain('inspect');
    expect(engine.calls).not.toContain('score');
    await openProjectFile(app, saved);
    expect((await projectStore.list()).map(({ name }) => name)).toEqual([
      'Nuts',
      'Nuts (2)',
      'Nuts (3)',
    ]);
  });

  it('takes the place of the page where nothing is kept, and undo brings that back', async () => {
    const { app } = await filled();
    await saveProject(app);
    addFiles(app, [incoming('q9.png', 33)], 'query');
    await calibrated(app);
    const before = facts(app);
    await openProjectFile(app, saved);
    expect(facts(app)).toHaveLength(2);
    app.history.undo();
    await calibrated(app);
    expect(facts(app)).toEqual(before);
    app.history.redo();
    expect(
      facts(app)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['q1.png', 'q2.png']);
    app.history.undo();
    addFiles(app, [incoming('q10.png', 34)], 'query');
    expect(state(app).order).toHaveLength(7);
    expect(new Set(state(app).order).size).toBe(7);
  });

  it('changes nothing when the file is refused, cancelled or cannot be kept', async () => {
    const projectStore = new MemoryProjectStore();
    const { app } = await filled(projectStore);
    await saveProject(app);
    const before = [facts(app), state(app).autosave.id];
    await takeFiles(app, [bad, incoming('extra.png', 5)], 'query');
    expect(lastNotice(app)).toMatchObject({ name: 'bad.oddspot', problem: { kind: 'project-file' } }); // prettier-ignore
    const done = openProjectFile(app, saved);
    expect(state(app).loading?.kind).toBe('open');
    cancelOpeningProject(app);
    expect(await done).toBe(false);
    await app.projects.flush();
    projectStore.trouble = { kind: 'storage-full' };
    expect(await openProjectFile(app, saved)).toBe(false);
    expect(lastNotice(app)).toMatchObject({ problem: { kind: 'storage-full' } });
    expect([facts(app), state(app).autosave.id]).toEqual(before);
    expect(state(app).loading).toBeNull();
    expect(await projectStore.list()).toHaveLength(1);
  });

  it('puts photos that came along into the project', async () => {
    const { app } = await filled(new MemoryProjectStore());
    await saveProject(app);
    await takeFiles(app, [incoming('q3.png', 40), saved], 'query');
    expect(facts(app).map(({ name }) => name)).toContain('q3.png');
  });
});
