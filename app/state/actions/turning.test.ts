import { expect, it, vi } from 'vitest';
import type { Turning } from '../../core/project/turning';
import { migrate } from '../../core/saved/migrations';
import { savedProject } from '../../core/saved/saved-project';
import { calibrated, settled, stateOf } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import { visit } from '../../testing/visits';
import type { App } from '../app';
import { selectDirections } from '../store/selectors';
import { addFiles } from './adding';
import { setTurning } from './turning';

it('is one step that can be undone, and has the pipeline look again', () => {
  const { app } = fakeApp();
  const kick = vi.spyOn(app.pipeline, 'kick');
  const seen = () => [stateOf(app).turning, selectDirections(stateOf(app)), kick.mock.calls.length];
  setTurning(app, 'auto');
  expect([...seen(), stateOf(app).history.undo]).toEqual(['auto', 1, 0, null]);
  setTurning(app, 'any');
  expect(seen()).toEqual(['any', 8, 1]);
  expect(stateOf(app).history.undo).toEqual({ name: 'turning', photos: null });
  app.history.undo();
  expect(seen()).toEqual(['auto', 1, 2]);
  app.history.redo();
  expect(seen()).toEqual(['any', 8, 3]);
  expect(() => setTurning(app, 'sideways' as Turning)).toThrow('got sideways');
});

it('follows the references while it is automatic', async () => {
  const { app } = fakeApp();
  expect(selectDirections(stateOf(app))).toBe(1);
  addFiles(app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  await calibrated(app);
  const withGain = (turnGain: number | null) =>
    selectDirections({
      ...stateOf(app),
      calibration: { ...stateOf(app).calibration!, turnGain },
    });
  expect([null, 0.004, 0.13].map(withGain)).toEqual([1, 1, 8]);
});

it('is automatic and upright in a project of an earlier build, whose scores stay', async () => {
  const projectStore = new MemoryProjectStore();
  const { app, projects } = await visit(projectStore);
  addFiles(app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  addFiles(app, [incoming('q.png', 60)], 'query');
  await calibrated(app);
  await projects.flush();
  const id = stateOf(app).autosave.id!;
  const kept = projectStore.projects.get(id)!;
  const { turning: _, calibration, ...older } = kept.project;
  const { turnGain: __, ...basis } = calibration!;
  const saved = { version: 2, project: { ...older, version: 2, calibration: basis } };
  kept.project = savedProject.parse(migrate(saved, 2).project);
  const again = await visit(projectStore, id);
  await settled(again.app);
  const now = stateOf(again.app);
  expect([now.turning, now.calibration?.turnGain, selectDirections(now)]).toEqual([
    'auto',
    null,
    1,
  ]);
  const scoresOf = (one: App) => Object.values(stateOf(one).items).map(({ score }) => score);
  expect(scoresOf(again.app)).toEqual(scoresOf(app));
  expect(again.engine.calls).toEqual([]);
});
