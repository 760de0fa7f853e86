import { describe, expect, it, vi } from 'vitest';
import { PhotoShelf } from './photo-pool';

class Photo {
  closed = 0;
  constructor(readonly id: string) {}
  close(): void {
    this.closed += 1;
  }
}

/** A shelf whose photos come when they are told to. */
function shelfOf(most: number) {
  const made: Photo[] = [];
  const waiting = new Map<string, (photo: Photo | null) => void>();
  const read = (id: string) => new Promise<Photo | null>((resolve) => waiting.set(id, resolve));
  const shelf = new PhotoShelf<Photo>(read, most);
  const give = async (id: string, isThere = true) => {
    const photo = isThere ? new Photo(id) : null;
    if (photo) made.push(photo);
    waiting.get(id)!(photo);
    waiting.delete(id);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { shelf, made, give, asked: () => [...waiting.keys()] };
}

describe('PhotoShelf', () => {
  it('reads two at once, the first wanted first, and tells of each', async () => {
    const { shelf, give, asked } = shelfOf(8);
    const heard = vi.fn<() => void>();
    shelf.subscribe(heard);
    shelf.want(['a', 'b', 'c']);
    expect(asked()).toEqual(['a', 'b']);
    await give('b');
    expect(asked()).toEqual(['a', 'c']);
    expect(shelf.get('b')?.id).toBe('b');
    expect(shelf.get('a')).toBeNull();
    expect([heard.mock.calls.length, shelf.version()]).toEqual([1, 1]);
  });

  it('reads what is wanted now before what was wanted', async () => {
    const { shelf, give, asked } = shelfOf(8);
    shelf.want(['a', 'b', 'c']);
    shelf.want(['d']);
    await give('a');
    expect(asked()).toEqual(['b', 'd']);
  });

  it('closes what gives way, never what is wanted', async () => {
    const { shelf, give, made } = shelfOf(2);
    shelf.want(['a', 'b']);
    await give('a');
    await give('b');
    shelf.want(['a', 'c']);
    await give('c');
    expect(made.map(({ id, closed }) => [id, closed])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
    expect(shelf.get('b')).toBeNull();
  });

  it('asks once for what cannot be read', async () => {
    const { shelf, give, asked } = shelfOf(2);
    shelf.want(['a']);
    await give('a', false);
    shelf.want(['a']);
    expect(asked()).toEqual([]);
  });

  it('closes all when cleared, and what comes late', async () => {
    const { shelf, give, made } = shelfOf(2);
    shelf.want(['a', 'b']);
    await give('a');
    shelf.clear();
    await give('b');
    expect(made.map(({ closed }) => closed)).toEqual([1, 1]);
    expect([shelf.get('a'), shelf.get('b')]).toEqual([null, null]);
  });
});
