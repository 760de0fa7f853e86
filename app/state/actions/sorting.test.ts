import { describe, expect, it, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import type { App } from '../app';
import { cancelSorting, chooseDestination, confirmSorting, sortFiles } from './sorting';

const sorting = (app: App) => app.store.getState().sorting;
const items = (app: App) =>
  [...app.liveItems.values()].map(({ path, bin, label }) => `${path} ${bin} ${label}`);
const set = [incoming('good/a.png', 10), incoming('bad/b.png', 60)];

/** Drops files, and waits until the sheet asks. */
async function asked(app: App, files = set, target: 'reference' | 'query' = 'reference') {
  const done = sortFiles(app, files, target);
  await vi.waitFor(() => expect(sorting(app)).not.toBeNull());
  return done;
}

/** The same without waiting for the answer. */
async function ask(app: App, files = set) {
  const done = sortFiles(app, files, 'reference');
  await vi.waitFor(() => expect(sorting(app)).not.toBeNull());
  return { done };
}

describe('the sorting sheet', () => {
  it('adds nothing before it is agreed to, then all as one change', async () => {
    const { app } = fakeApp();
    const { done } = await ask(app);
    expect(items(app)).toEqual([]);
    confirmSorting(app);
    await done;
    expect(sorting(app)).toBeNull();
    expect(items(app)).toEqual(['good/a.png reference null', 'bad/b.png query defective']);
    app.history.undo();
    expect(items(app)).toEqual([]);
    app.history.redo();
    expect(items(app)).toEqual(['good/a.png reference null', 'bad/b.png query defective']);
  });

  it('adds what was chosen', async () => {
    const { app } = fakeApp();
    const { done } = await ask(app);
    chooseDestination(app, 0, 'unlabelled');
    chooseDestination(app, 1, 'aside');
    confirmSorting(app);
    await done;
    expect(items(app)).toEqual(['good/a.png query null']);
  });

  it('adds nothing once it is cancelled', async () => {
    const { app } = fakeApp();
    const { done } = await ask(app);
    cancelSorting(app);
    await done;
    expect(items(app)).toEqual([]);
    expect(app.store.getState().history.undo).toBeNull();
    expect(app.store.getState().notices).toEqual([]);
  });

  it('asks of one drop after the other', async () => {
    const { app } = fakeApp();
    const { done } = await ask(app);
    const second = asked(app, [incoming('ng/c.png', 5)]);
    confirmSorting(app);
    await done;
    await vi.waitFor(() => expect(sorting(app)?.files[0]?.path).toBe('ng/c.png'));
    confirmSorting(app);
    await second;
    expect(items(app)).toHaveLength(3);
  });

  it('does not show where nothing is decided', async () => {
    const { app } = fakeApp();
    await sortFiles(app, [incoming('a.png', 1), incoming('holiday/b.png', 2)], 'query');
    expect(items(app)).toEqual(['a.png query null', 'holiday/b.png query null']);
  });

  it('reads the tables of a set', async () => {
    const { app } = fakeApp();
    const text = new TextEncoder().encode('image,label,split\nset/1.png,normal,train\nset/2.png,anomaly,test\n'); // prettier-ignore
    const files = [incoming('set/1.png', 1), incoming('set/2.png', 2), incoming('set/split.csv', ...text)]; // prettier-ignore
    const { done } = await ask(app, files);
    confirmSorting(app);
    await done;
    expect(items(app)).toEqual(['set/1.png reference null', 'set/2.png query defective']);
  });
});

describe('what is left out without a sheet', () => {
  it('is said', async () => {
    const { app } = fakeApp();
    await sortFiles(app, [incoming('h/a.png', 1), incoming('h/notes.txt', 2)], 'query');
    await sortFiles(app, [incoming('h/.dataset/a.png', 1), incoming('h/Thumbs.db', 1)], 'query');
    expect(items(app)).toEqual(['h/a.png query null']);
    expect(app.store.getState().notices).toMatchObject([
      { kind: 'others-skipped', names: ['h/notes.txt'] },
      { kind: 'hidden-skipped', files: 1, names: ['.dataset'] },
    ]);
    await sortFiles(app, [incoming('h/Thumbs.db', 1)], 'query');
    expect(app.store.getState().notices.at(-1)).toMatchObject({ kind: 'nothing-found' });
  });
});
