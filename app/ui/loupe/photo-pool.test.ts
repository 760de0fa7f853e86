import { describe, expect, it, vi } from 'vitest';
import { PhotoPool } from './photo-pool';

class Photo {
  closed = 0;
  constructor(readonly id: string) {}
  close(): void {
    this.closed += 1;
  }
}

/** A pool whose photos come when they are told to. */
function poolOf(most: number) {
  const made: Photo[] = [];
  const waiting = new Map<string, (photo: Photo | null) => void>();
  const read = (id: string) => new Promise<Photo | null>((resolve) => waiting.set(id, resolve));
  const pool = new PhotoPool<Photo>(read, most);
  const give = async (id: string, isThere = true) => {
    const photo = isThere ? new Photo(id) : null;
    if (photo) made.push(photo);
    waiting.get(id)!(photo);
    waiting.delete(id);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { pool, made, give, asked: () => [...waiting.keys()] };
}

describe('PhotoPool', () => {
  it('reads two at once, the first wanted first, and tells of each', async () => {
    const { pool, give, asked } = poolOf(8);
    const heard = vi.fn<() => void>();
    pool.subscribe(heard);
    pool.want(['a', 'b', 'c']);
    expect(asked()).toEqual(['a', 'b']);
    await give('b');
    expect(asked()).toEqual(['a', 'c']);
    expect(pool.get('b')?.id).toBe('b');
    expect(pool.get('a')).toBeNull();
    expect([heard.mock.calls.length, pool.version()]).toEqual([1, 1]);
  });

  it('reads what is wanted now before what was wanted', async () => {
    const { pool, give, asked } = poolOf(8);
    pool.want(['a', 'b', 'c']);
    pool.want(['d']);
    await give('a');
    expect(asked()).toEqual(['b', 'd']);
  });

  it('closes what gives way, never what is wanted', async () => {
    const { pool, give, made } = poolOf(2);
    pool.want(['a', 'b']);
    await give('a');
    await give('b');
    pool.want(['a', 'c']);
    await give('c');
    expect(made.map(({ id, closed }) => [id, closed])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
    expect(pool.get('b')).toBeNull();
  });

  it('asks once for what cannot be read', async () => {
    const { pool, give, asked } = poolOf(2);
    pool.want(['a']);
    await give('a', false);
    pool.want(['a']);
    expect(asked()).toEqual([]);
  });

  it('closes all when cleared, and what comes late', async () => {
    const { pool, give, made } = poolOf(2);
    pool.want(['a', 'b']);
    await give('a');
    pool.clear();
    await give('b');
    expect(made.map(({ closed }) => closed)).toEqual([1, 1]);
    expect([pool.get('a'), pool.get('b')]).toEqual([null, null]);
  });
});
