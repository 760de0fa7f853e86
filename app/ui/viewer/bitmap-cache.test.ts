import { describe, expect, it } from 'vitest';
import { BitmapCache } from './bitmap-cache';

function fake() {
  return {
    closed: 0,
    close() {
      this.closed += 1;
    },
  };
}

describe('BitmapCache', () => {
  it('closes the one longest unused', () => {
    const cache = new BitmapCache<ReturnType<typeof fake>>(2);
    const [a, b, c] = [fake(), fake(), fake()];
    cache.set('a', a, 'a');
    cache.set('b', b, 'a');
    cache.get('a');
    cache.set('c', c, null);
    expect([a.closed, b.closed, c.closed]).toEqual([0, 1, 0]);
    expect(cache.get('b')).toBeNull();
  });

  it('never closes the one on the screen', () => {
    const cache = new BitmapCache<ReturnType<typeof fake>>(1);
    const [a, b] = [fake(), fake()];
    cache.set('a', a, 'a');
    cache.set('b', b, 'a');
    expect([a.closed, cache.has('a')]).toEqual([0, true]);
    cache.clear();
    expect([a.closed, b.closed]).toEqual([1, 1]);
  });
});
