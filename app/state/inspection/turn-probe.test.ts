import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../core/project/problem';
import { settled } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import { visit } from '../../testing/visits';
import { addFiles } from '../actions/adding';
import { removeItems } from '../actions/items';
import { moveItems } from '../actions/move';
import { setTurning } from '../actions/turning';
import type { App } from '../app';
import { selectDirections } from '../store/selectors';

const references = [incoming('a.png', 10), incoming('b.png', 14), incoming('c.png', 12)];
const query = incoming('q.png', 30);

const state = (app: App) => app.store.getState();
const count = (calls: readonly string[], call: string) =>
  calls.filter((one) => one === call).length;

/** References with a query, at rest, whose turning brings so much. */
async function inspectedWith(gain: number, files = references) {
  const fake = fakeApp();
  fake.engine.gain = gain;
  addFiles(fake.app, files, 'reference');
  addFiles(fake.app, [query], 'query');
  await settled(fake.app);
  return fake;
}

const isTurned = ({ engine }: Awaited<ReturnType<typeof inspectedWith>>) =>
  [...engine.bank.values()].map(({ turned }) => turned !== undefined);

describe('whether parts lie at any angle', () => {
  it('follows from the references: found once, said, and all are compared again', async () => {
    const fake = await inspectedWith(0.1);
    const { app, engine } = fake;
    expect(count(engine.calls, 'turn gains')).toBe(1);
    expect(state(app).calibration!.turnGain).toBeCloseTo(0.1);
    expect(selectDirections(state(app))).toBe(8);
    expect(isTurned(fake)).toEqual([true, true, true]);
    expect(count(engine.calls, 'embed turned')).toBe(3);
    expect(state(app).notices).toEqual([expect.objectContaining({ kind: 'turning' })]);
    const item = Object.values(state(app).items).find(({ name }) => name === 'q.png')!;
    expect(item).toMatchObject({ status: 'done', bankVersion: state(app).bankVersion });
    expect(item.score).toBeCloseTo(0.16, 5);
  });

  it('upright ones stay as they are, without a word', async () => {
    const fake = await inspectedWith(0.015);
    expect(state(fake.app).calibration?.turnGain).toBe(0.015);
    expect(isTurned(fake)).toEqual([false, false, false]);
    expect(count(fake.engine.calls, 'embed turned')).toBe(0);
    expect(state(fake.app).notices).toEqual([]);
  });

  it('follows from the photos to inspect for a lone reference, once there are enough', async () => {
    const fake = await inspectedWith(0.1, references.slice(0, 1));
    const { app, engine } = fake;
    expect(count(engine.calls, 'turn gains')).toBe(0);
    expect(selectDirections(state(app))).toBe(1);
    addFiles(app, [incoming('s.png', 31), incoming('t.png', 32)], 'query');
    await settled(app);
    expect(count(engine.calls, 'turn gains')).toBe(1);
    expect(state(app).calibration).toMatchObject({ method: 'alone', turnGain: 0.1 });
    expect(isTurned(fake)).toEqual([true]);
    addFiles(app, [incoming('u.png', 33)], 'query');
    await settled(app);
    expect(count(engine.calls, 'turn gains')).toBe(1);
  });

  it('is looked at again for other references, the last answer standing meanwhile', async () => {
    const fake = await inspectedWith(0.1);
    const { app, engine } = fake;
    engine.gain = 0;
    addFiles(app, [incoming('d.png', 13)], 'reference');
    await settled(app);
    expect(count(engine.calls, 'turn gains')).toBe(2);
    expect(isTurned(fake)).toEqual([false, false, false, false]);
    engine.gain = 0.3;
    removeItems(app, [[...app.liveItems.values()].find(({ name }) => name === 'd.png')!.id]);
    await settled(app);
    expect(isTurned(fake)).toEqual([true, true, true]);
  });

  it('is chosen by hand as well, and taken back', async () => {
    const fake = await inspectedWith(0);
    const { app } = fake;
    setTurning(app, 'any');
    await settled(app);
    expect(isTurned(fake)).toEqual([true, true, true]);
    expect(state(app).notices).toEqual([]);
    app.history.undo();
    await settled(app);
    expect(isTurned(fake)).toEqual([false, false, false]);
    setTurning(app, 'any');
    addFiles(app, [incoming('d.png', 13)], 'reference');
    await settled(app);
    expect(isTurned(fake)).toEqual([true, true, true, true]);
  });

  it('takes a query that becomes a reference in all directions', async () => {
    const fake = await inspectedWith(0.1);
    const { app, engine } = fake;
    const { id } = [...app.liveItems.values()].find(({ name }) => name === 'q.png')!;
    moveItems(app, [id], 'reference');
    await settled(app);
    expect(isTurned(fake)).toEqual([true, true, true, true]);
    expect(engine.bank.get(id)!.turned).toBeDefined();
  });

  it('cannot be found where photos cannot be read: they stay upright, and are not asked again', async () => {
    const { app, engine } = fakeApp();
    engine.gain = 0.1;
    const turnGains = vi.spyOn(engine, 'turnGains');
    turnGains.mockRejectedValue(new ProblemError({ kind: 'unreadable-file' }));
    addFiles(app, references, 'reference');
    await settled(app);
    expect(turnGains).toHaveBeenCalledTimes(1);
    expect(state(app).calibration?.turnGain).toBeNull();
    expect(Object.values(state(app).items).map(({ status }) => status)).toEqual([
      'done',
      'done',
      'done',
    ]);
  });

  it('is tried again where a worker was lost', async () => {
    const { app, engine } = fakeApp();
    engine.gain = 0.1;
    const turnGains = vi.spyOn(engine, 'turnGains');
    turnGains.mockRejectedValueOnce(new ProblemError({ kind: 'engine-lost', detail: 'a crash' }));
    addFiles(app, references, 'reference');
    await settled(app);
    expect(turnGains).toHaveBeenCalledTimes(2);
    expect(selectDirections(state(app))).toBe(8);
  });

  it('is kept: a project opens as it was', async () => {
    const projectStore = new MemoryProjectStore();
    const first = await visit(projectStore);
    first.engine.gain = 0.1;
    addFiles(first.app, references, 'reference');
    await settled(first.app);
    await first.projects.flush();
    const { id } = state(first.app).autosave;
    const again = await visit(projectStore, id);
    await settled(again.app);
    expect(selectDirections(state(again.app))).toBe(8);
    expect(again.engine.calls).toEqual([]);
    expect(state(again.app).notices).toEqual([]);

    // Chosen in the last moment, and the tab gone before the bank followed.
    const last = projectStore.projects.get(id!)!;
    const { project } = last;
    last.project = { ...project, turning: 'upright' };
    const late = await visit(projectStore, id);
    await settled(late.app);
    expect(isTurned(late)).toEqual([false, false, false]);
    last.project = project;
  });

  it('is not looked for in a project of an older build, whose scores stay as they are', async () => {
    const projectStore = new MemoryProjectStore();
    const first = await visit(projectStore);
    addFiles(first.app, references, 'reference');
    await settled(first.app);
    await first.projects.flush();
    const { id } = state(first.app).autosave;
    const kept = projectStore.projects.get(id!)!;
    const { calibration } = kept.project;
    kept.project = { ...kept.project, calibration: { ...calibration!, turnGain: null } };
    const later = await visit(projectStore, id);
    later.engine.gain = 0.1;
    await settled(later.app);
    expect(later.engine.calls).toEqual([]);
    expect(isTurned(later)).toEqual([false, false, false]);
  });
});
