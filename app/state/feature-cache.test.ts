import { describe, expect, it } from 'vitest';
import { randomGrid } from '../testing/synthetic';
import { FeatureCache } from './feature-cache';

const grid = randomGrid(1, 5, 5, 4); // 400 bytes

describe('FeatureCache', () => {
  it('lets the oldest queries go, never references', () => {
    const cache = new FeatureCache(1200);
    cache.set('reference', grid, true);
    for (const id of ['q1', 'q2', 'q3']) cache.set(id, grid, false);
    expect(cache.get('reference')).toBe(grid);
    expect(cache.get('q1')).toBeNull();
    expect(cache.get('q3')).toBe(grid);
    expect(cache.usedBytes).toBe(1200);
  });

  it('counts what is set twice or deleted once', () => {
    const cache = new FeatureCache(1200);
    cache.set('a', grid, false);
    cache.set('a', grid, true);
    expect(cache.usedBytes).toBe(400);
    cache.delete('a');
    cache.delete('a');
    expect(cache.usedBytes).toBe(0);
  });
});
