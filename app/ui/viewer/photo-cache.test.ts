import { describe, expect, it, vi } from 'vitest';
import { PhotoCache } from './photo-cache';

function fake(width: number) {
  const close = vi.fn();
  const tile = { width, height: width, close } as unknown as ImageBitmap;
  return { level: { size: { width, height: width }, tilePx: 2048, tiles: [tile] }, close };
}

describe('PhotoCache', () => {
  it('closes the one longest unused', () => {
    const cache = new PhotoCache(2);
    const [a, b, c] = [fake(1), fake(2), fake(3)];
    cache.setCoarse('a', [a.level]);
    cache.setCoarse('b', [b.level]);
    cache.show(new Set(['a']));
    cache.setCoarse('c', [c.level]);
    expect([a, b, c].map(({ close }) => close.mock.calls.length)).toEqual([0, 1, 0]);
    expect(cache.levels('b')).toEqual([]);
  });

  it('never closes those on the screen', () => {
    const cache = new PhotoCache(1);
    const [a, b] = [fake(1), fake(2)];
    cache.show(new Set(['a', 'b']));
    cache.setCoarse('a', [a.level]);
    cache.setCoarse('b', [b.level]);
    expect([a.close, b.close].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    cache.clear();
    expect([a.close, b.close].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('keeps fine levels as long as the photo is on the screen', () => {
    const cache = new PhotoCache(2);
    const [coarse, fine, late] = [fake(1), fake(2), fake(3)];
    cache.show(new Set(['a']));
    cache.setCoarse('a', [coarse.level]);
    cache.setFine('a', [fine.level]);
    expect(cache.levels('a')).toEqual([fine.level, coarse.level]);
    cache.show(new Set(['b']));
    expect(cache.levels('a')).toEqual([coarse.level]);
    expect([coarse.close, fine.close].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
    cache.setFine('a', [late.level]);
    expect(late.close).toHaveBeenCalledOnce();
  });

  it('tells of what is new', () => {
    const cache = new PhotoCache(2);
    const heard = vi.fn();
    const end = cache.subscribe(heard);
    cache.setCoarse('a', []);
    end();
    cache.setCoarse('b', []);
    expect(heard).toHaveBeenCalledOnce();
  });
});
