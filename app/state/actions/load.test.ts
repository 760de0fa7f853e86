import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import type { App } from '../app';
import { cancelUnpacking, takeComing, takeFiles } from './load';

const names = (app: App) => [...app.liveItems.values()].map(({ name }) => name);
const notices = (app: App) => app.store.getState().notices.map(({ kind }) => kind);

describe('takeFiles', () => {
  it('adds loose photos and those of archives as one change', async () => {
    const { app } = fakeApp();
    await takeFiles(app, [incoming('a.png', 7), incoming('b.zip', 1, 2)], 'query');
    expect(names(app)).toEqual(['a.png', '1.png', '2.png']);
    expect(app.store.getState().history.undo).toEqual({ name: 'add', photos: 3 });
    expect(app.store.getState().loading).toBeNull();
    app.history.undo();
    expect(names(app)).toEqual([]);
  });

  it('tells how far it is, and says what it does not open', async () => {
    const { app } = fakeApp();
    const seen: unknown[] = [];
    app.store.subscribe(({ loading }) => seen.push(loading?.kind, loading?.done));
    await takeFiles(app, [incoming('b.zip', 1, 0)], 'query');
    expect(seen).toContain('unpack');
    expect(seen).toContain(2);
    expect(notices(app)).toEqual(['nested-zips']);
  });

  it('names an archive that cannot be opened, and goes on', async () => {
    const { app } = fakeApp();
    await takeFiles(app, [incoming('broken.zip'), incoming('b.zip', 1)], 'query');
    expect(app.store.getState().notices).toMatchObject([
      { kind: 'problem', name: 'broken.zip', problem: { kind: 'zip-damaged' } },
    ]);
    expect(names(app)).toEqual(['1.png']);
    await takeFiles(app, [incoming('broken.zip')], 'query');
    expect(notices(app), 'not also that there was nothing').toEqual(['problem', 'problem']);
  });

  it('names photos that do not come out of an archive, and how names were read', async () => {
    const { app } = fakeApp();
    await takeFiles(app, [incoming('b.zip', 1, 255, 254)], 'query');
    expect(names(app)).toEqual(['1.png']);
    expect(app.store.getState().notices).toMatchObject([
      { kind: 'names-guessed', archive: 'b.zip', encoding: 'Shift-JIS', example: 'セット/1.png' },
      { kind: 'missed', from: 'b.zip', files: [{ name: 'set/255.png' }] },
    ]);
  });

  it('adds nothing of what was cancelled', async () => {
    const { app } = fakeApp();
    const taking = takeFiles(app, [incoming('a.png', 7), incoming('b.zip', 1)], 'query');
    await vi.waitFor(() => expect(app.store.getState().loading).not.toBeNull());
    cancelUnpacking(app);
    await taking;
    expect(names(app)).toEqual([]);
    expect(app.store.getState().loading).toBeNull();
    expect(notices(app)).toEqual([]);
  });
});

describe('takeComing', () => {
  const missed = [{ name: 'set/?', problem: { kind: 'unreadable-file' } as const }];

  it('adds what has come, and names the rest', async () => {
    const { app } = fakeApp();
    const coming = Promise.resolve({ files: [incoming('a.png', 1)], missed });
    await takeComing(app, coming, 'query', 'What was dropped');
    expect(names(app)).toEqual(['a.png']);
    expect(app.store.getState().notices).toMatchObject([
      { kind: 'missed', from: 'What was dropped', files: missed },
    ]);
  });

  it('does not also say that nothing was found', async () => {
    const { app } = fakeApp();
    await takeComing(app, Promise.resolve({ files: [], missed }), 'query', 'What was dropped');
    expect(notices(app)).toEqual(['missed']);
  });
});

describe('without the code for it, which the network did not bring', () => {
  afterEach(() => {
    vi.doUnmock('./sorting');
    vi.doUnmock('./masks');
    vi.resetModules();
  });

  it.each(['./sorting', './masks'])('says that files are not added: %s', async (part) => {
    vi.resetModules();
    vi.doMock(part, () => Promise.reject(new TypeError('Failed to fetch')));
    const { loadSorting, takeDrop, takeFiles: take } = await import('./load');
    const { app } = fakeApp();
    await loadSorting();
    expect(notices(app), 'not before there are files').toEqual([]);
    const photo = { id: 'i1', isAsked: true };
    const coming = Promise.resolve({ files: [incoming('a.png', 1)], missed: [] });
    await takeDrop(app, coming, 'query', photo);
    await take(app, [incoming('b.zip', 1)], 'query');
    const said = { kind: 'problem', name: 'The files are not added', problem: { kind: 'part-missing' } }; // prettier-ignore
    expect(app.store.getState().notices).toMatchObject([said, said]);
    expect(app.store.getState().loading).toBeNull();
  });

  it('tries again with the next files', async () => {
    vi.resetModules();
    vi.doMock('./sorting', () => Promise.reject(new TypeError('Failed to fetch')));
    const { loadSorting, takeFiles: take } = await import('./load');
    await loadSorting();
    vi.doUnmock('./sorting');
    const { app } = fakeApp();
    await take(app, [incoming('a.png', 1)], 'query');
    expect(names(app)).toEqual(['a.png']);
    expect(notices(app)).toEqual([]);
  });
});
