import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '../../core/project/item';
import { LiveItems } from './live-items';
import { createAppStore } from '../store/store';

const item = (sequence: number): Item => ({
  id: `i${sequence}`,
  bin: 'query',
  name: `${sequence}.png`,
  path: `${sequence}.png`,
  bytes: 1,
  sequence,
  status: 'waiting',
  label: null,
  labelFrom: null,
  flagged: false,
  comment: '',
  hasMask: false,
  problem: null,
  hash: null,
  image: null,
  score: null,
  pixels: null,
  sameAs: null,
  tookMs: null,
  scoredAgainst: 0,
  bankVersion: 0,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function table(count: number) {
  const store = createAppStore();
  const items = new LiveItems(store);
  for (let i = 1; i <= count; i++) items.add(item(i));
  items.publish();
  return { store, items };
}

describe('LiveItems', () => {
  it('tells the store of many changes at once, soon after', () => {
    const { store, items } = table(3);
    const told = vi.fn<() => void>();
    store.subscribe(told);
    items.patch('i1', { score: 0.1 });
    items.patch('i3', { score: 0.3 });
    items.patch('i1', { score: 0.2 });
    expect(items.get('i1')?.score).toBe(0.2);
    expect(store.getState().items['i1']?.score).toBeNull();
    vi.advanceTimersByTime(200);
    expect(told).toHaveBeenCalledTimes(1);
    expect(Object.values(store.getState().items).map(({ score }) => score)).toEqual([
      0.2,
      null,
      0.3,
    ]);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('leaves what did not change as it was', () => {
    const { store, items } = table(2);
    const { order, items: before } = store.getState();
    items.patch('i1', { score: 1 });
    items.publish();
    expect(store.getState().order).toBe(order);
    expect(store.getState().items['i2']).toBe(before['i2']);
  });

  it('takes an item out of items, order and selection', () => {
    const { store, items } = table(3);
    store.setState(({ view }) => ({ view: { ...view, selected: 'i2' } }));
    items.remove('i2');
    items.patch('i2', { score: 1 });
    items.publish();
    const { order, view } = store.getState();
    expect(Object.keys(store.getState().items)).toEqual(['i1', 'i3']);
    expect([order, view.selected]).toEqual([['i1', 'i3'], null]);
  });

  it('finds files that are the same', () => {
    const { items } = table(3);
    items.patch('i1', { hash: 'x' });
    items.patch('i2', { hash: 'x' });
    expect(items.withHash('x').map(({ id }) => id)).toEqual(['i1', 'i2']);
    items.remove('i1');
    items.patch('i2', { hash: 'y' });
    expect(items.withHash('x')).toEqual([]);
  });
});
