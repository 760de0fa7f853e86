import { openDB } from 'idb';
import { expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { createProjectStore } from '../platform/project-store/project-store';
import { stateOf as state } from './at-rest';
import { fakeApp, incoming } from './fakes';
import { MemoryProjectStore } from './memory-project-store';
import { openOldDatabase } from './old-database';
import { show } from './show';
import { testDatabase } from './test-database';
import { addFiles } from '../state/actions/adding';
import { setComment } from '../state/actions/labels';
import { takeFiles } from '../state/actions/load';
import { AutosaveBanner } from '../ui/banner/autosave-banner';

/** A tab of this build, on a database of its own. */
function tab() {
  const name = testDatabase();
  const { app } = fakeApp(new MemoryProjectStore(), { projectStore: createProjectStore(name) });
  show(app, <AutosaveBanner />);
  return { name, app };
}

/** The same database as a build that is not this one opens it. */
async function otherBuild(name: string, version: number) {
  const database = await openDB(name, version);
  onTestFinished(() => database.close());
  return database;
}

const NEWER = 99;

it('writes the last changes before a newer build has the database, says so and changes no more', async () => {
  const { name, app } = tab();
  await app.projects.start();
  addFiles(app, [incoming('a.png', 10)], 'query');
  await app.projects.flush();
  const [id] = state(app).order;
  // Not written yet.
  setComment(app, id!, 'bent');
  const newer = await otherBuild(name, NEWER);
  expect(await newer.getAll('items')).toMatchObject([{ name: 'a.png', comment: 'bent' }]);
  expect(await newer.count('files')).toBe(1);

  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent(/newer version of Oddspot is in use/);
  await expect.element(alert).toHaveTextContent(/All changes up to now are kept; reload/);
  await expect.element(page.getByRole('button', { name: 'Reload' })).toBeVisible();
  setComment(app, id!, 'straight');
  await takeFiles(app, [incoming('b.png', 20)], 'query');
  expect(state(app).order).toEqual([id]);
  expect(state(app).items[id!]!.comment).toBe('bent');
  expect(state(app).notices).toMatchObject([{ kind: 'read-only', because: 'newer' }]);
});

it('says where an older build stands in the way, and goes on once that is closed', async () => {
  const { name, app } = tab();
  const older = await openOldDatabase(name);
  const starting = app.projects.start();
  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent(/older version .* Close that tab/);
  older.close();
  await starting;
  await expect.element(alert).not.toBeInTheDocument();
  expect(state(app).autosave.phase).toBe('open');
});

it('says what to do where a newer build was there before', async () => {
  const { name, app } = tab();
  await otherBuild(name, NEWER);
  await app.projects.start();
  expect(state(app).autosave.phase).toBe('off');
  expect(state(app).notices).toMatchObject([{ problem: { kind: 'storage-newer' } }]);
});
