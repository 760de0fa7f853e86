import { describe, expect, it } from 'vitest';
import { markAt, neighbourAfter, noneMarked, targetsOf } from './multi-selection';

const ids = ['a', 'b', 'c', 'd', 'e'];
const plain = { range: false, toggle: false };
const range = { range: true, toggle: false };
const toggle = { range: false, toggle: true };

describe('markAt', () => {
  it('marks one row on a plain click', () => {
    const marks = markAt(markAt(noneMarked, ids, 'a', plain), ids, 'c', plain);
    expect([[...marks.ids], marks.anchor]).toEqual([['c'], 'c']);
  });

  it('extends from the anchor in either direction', () => {
    const start = markAt(noneMarked, ids, 'c', plain);
    expect([...markAt(start, ids, 'e', range).ids]).toEqual(['c', 'd', 'e']);
    expect([...markAt(start, ids, 'a', range).ids]).toEqual(['a', 'b', 'c']);
  });

  it('toggles single rows', () => {
    const two = markAt(markAt(noneMarked, ids, 'a', plain), ids, 'd', toggle);
    expect([...two.ids]).toEqual(['a', 'd']);
    expect([...markAt(two, ids, 'a', toggle).ids]).toEqual(['d']);
  });

  it('leaves the marks of another list behind', () => {
    const other = markAt(noneMarked, ['x', 'y'], 'x', plain);
    expect([...markAt(other, ids, 'b', toggle).ids]).toEqual(['b']);
  });

  it('without an anchor in this list Shift marks one row', () => {
    const other = markAt(noneMarked, ['x', 'y'], 'x', plain);
    expect([...markAt(other, ids, 'b', range).ids]).toEqual(['b']);
  });
});

describe('targetsOf', () => {
  it('means all marked rows only when the row is one of them', () => {
    const marks = { ids: new Set(['a', 'b']), anchor: 'a' };
    expect(targetsOf(marks, 'b')).toEqual(['a', 'b']);
    expect(targetsOf(marks, 'c')).toEqual(['c']);
  });
});

describe('neighbourAfter', () => {
  it('takes the next that stays, else the one before, else none', () => {
    expect(neighbourAfter(ids, 'b', new Set(['b', 'c']))).toBe('d');
    expect(neighbourAfter(ids, 'e', new Set(['e']))).toBe('d');
    expect(neighbourAfter(['a'], 'a', new Set(['a']))).toBeNull();
  });
});
