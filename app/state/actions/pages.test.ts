import { describe, expect, it } from 'vitest';
import { settled } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import type { App } from '../app';
import { addFiles } from './adding';
import { removeItems } from './items';
import { addFurtherPages } from './pages';

const named = (app: App) => [...app.liveItems.values()].map(({ name, bin }) => `${bin} ${name}`);
const notices = (app: App) => app.store.getState().notices;

describe('files of several photos', () => {
  it('are said together, once', async () => {
    const { app, imaging } = fakeApp();
    imaging.remarks = [{ kind: 'pages', count: 2 }];
    addFiles(app, [incoming('a.tif', 1, 2), incoming('b.tif', 3, 4)], 'query');
    await settled(app);
    expect(notices(app)).toMatchObject([
      {
        kind: 'pages',
        photos: [
          { name: 'a.tif', count: 2 },
          { name: 'b.tif', count: 2 },
        ],
      },
    ]);
    imaging.remarks = [{ kind: 'no-end' }];
    addFiles(app, [incoming('c.jpg', 5), incoming('d.jpg', 6)], 'reference');
    await settled(app);
    expect(notices(app)).toMatchObject([
      { kind: 'pages' },
      { kind: 'no-end', names: ['c.jpg', 'd.jpg'] },
    ]);
    imaging.remarks = [{ kind: 'values', black: 0, white: 1 }];
    addFiles(app, [incoming('e.tif', 7), incoming('f.tif', 8)], 'query');
    await settled(app);
    const photos = ['e.tif', 'f.tif'].map((name) => ({ name, black: 0, white: 1 }));
    expect(notices(app).at(-1)).toMatchObject({ kind: 'values', photos });
  });

  it('are taken apart beside the first page, as one change that can be undone', async () => {
    const { app } = fakeApp();
    addFiles(app, [incoming('set/a.tif', 1, 2, 3), incoming('b', 4, 5)], 'reference');
    await settled(app);
    const ids = [...app.liveItems.values()].map(({ id }) => id);
    await addFurtherPages(app, [ids[0]!]);
    await addFurtherPages(app, [ids[1]!]);
    await settled(app);
    expect(named(app)).toEqual([
      'reference a.tif',
      'reference b',
      'reference a page 2.tif',
      'reference a page 3.tif',
      'reference b page 2',
    ]);
    expect([...app.liveItems.values()].map(({ path }) => path)[2]).toBe('set/a page 2.tif');
    app.history.undo();
    app.history.undo();
    expect(named(app)).toEqual(['reference a.tif', 'reference b']);
  });

  it('a file that has gone adds nothing, one that cannot be read is named', async () => {
    const { app, imaging } = fakeApp();
    addFiles(app, [incoming('a.tif', 1, 2), incoming('b.tif', 3, 4)], 'query');
    await settled(app);
    const [gone, broken] = [...app.liveItems.values()].map(({ id }) => id);
    removeItems(app, [gone!]);
    imaging.pages = () => Promise.reject(new Error('lost'));
    await addFurtherPages(app, [gone!, broken!]);
    expect(named(app)).toEqual(['query b.tif']);
    expect(notices(app)).toMatchObject([{ kind: 'problem', name: 'b.tif' }]);
  });
});
