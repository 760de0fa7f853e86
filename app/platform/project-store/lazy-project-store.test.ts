import { expect, it } from 'vitest';
import type { StoreWatcher } from '../../ports/projects';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import { lazyProjectStore } from './lazy-project-store';

const watcher = (): StoreWatcher => ({
  onNewer: async () => {},
  onBlocked: () => {},
  onCleared: () => {},
});

it('loads its code once, when it is first asked, and again where that has failed', async () => {
  const loads: boolean[] = [];
  const store = lazyProjectStore(async () => {
    loads.push(loads.length > 0);
    if (loads.length === 1) throw new TypeError('no network');
    return new MemoryProjectStore();
  });
  store.watch(watcher());
  expect(loads).toEqual([]);
  await expect(store.list()).rejects.toThrow('no network');
  expect(await store.list()).toEqual([]);
  expect(await store.load('p')).toBeNull();
  expect(loads).toEqual([false, true]);
});

it('passes on who watches, whether before or after the code is there', async () => {
  const inside = new MemoryProjectStore();
  const store = lazyProjectStore(async () => inside);
  const [first, second] = [watcher(), watcher()];
  store.watch(first);
  await store.list();
  expect(inside.watcher).toBe(first);
  store.watch(second);
  await store.list();
  expect(inside.watcher).toBe(second);
});
