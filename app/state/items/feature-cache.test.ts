import { describe, expect, it } from 'vitest';
import { randomGrid } from '../../testing/synthetic';
import { FeatureCache } from './feature-cache';

const grid = randomGrid(1, 5, 5, 4); // 400 bytes

const held = (cache: FeatureCache, ids: readonly string[]) =>
  ids.filter((id) => cache.get(id) !== null);

describe('FeatureCache', () => {
  it('keeps what is there when it is full, so that each round finds most of it', () => {
    const cache = new FeatureCache(1200);
    const ids = ['q1', 'q2', 'q3', 'q4', 'q5'];
    for (let round = 0; round < 3; round++) {
      for (const id of ids) if (!cache.get(id)) cache.set(id, grid, 'query');
    }
    expect(held(cache, ids)).toEqual(['q1', 'q2', 'q3']);
    cache.delete('q2');
    cache.set('q5', grid, 'query');
    expect(held(cache, ids)).toEqual(['q1', 'q3', 'q5']);
    expect(cache.usedBytes).toBe(1200);
  });

  it('leaves three quarters to the queries, however many references there are', () => {
    const cache = new FeatureCache(3200);
    const references = ['r1', 'r2', 'r3'];
    for (const id of references) cache.set(id, grid, 'reference');
    expect(held(cache, references)).toEqual(['r1', 'r2']);
    for (let i = 0; i < 9; i++) cache.set(`q${i}`, grid, 'query');
    expect(cache.usedBytes).toBe(3200);
  });

  it('finds room for what is pinned', () => {
    const cache = new FeatureCache(1200);
    const ids = ['q1', 'q2', 'q3', 'r'];
    cache.pinOnly(['q3', 'r']);
    for (const id of ids.slice(0, 3)) cache.set(id, grid, 'query');
    cache.set('r', grid, 'reference');
    expect(held(cache, ids)).toEqual(['q1', 'q3', 'r']);
    cache.pinOnly(['q1', 'q2']);
    cache.set('q2', grid, 'query');
    expect(held(cache, ids)).toEqual(['q1', 'q2', 'q3']);
  });

  it('counts what is set twice or deleted once', () => {
    const cache = new FeatureCache(1200);
    cache.set('a', grid, 'query');
    cache.set('a', grid, 'reference');
    cache.set('a', grid, 'query');
    expect(cache.usedBytes).toBe(400);
    cache.delete('a');
    cache.delete('a');
    expect(cache.usedBytes).toBe(0);
  });
});
