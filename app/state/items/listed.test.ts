import { describe, expect, it } from 'vitest';
import { noFilter, type Filter } from '../../core/project/filter';
import { isListed, selectListedIds, sortedQueries } from './listed';
import { query, stateOf } from '../../testing/listed-queries';
import type { SortKey } from '../store/store';

const few = [
  query(1, { path: 'b/10.png', score: 0.2 }),
  query(2, { path: 'b/9.png', score: null }),
  query(3, { path: 'A/1.png', score: 0.9, label: 'good' }),
  query(4, { path: 'r.png', bin: 'reference' }),
  query(5, { path: 'c.png', score: 0.2, label: 'defective' }),
];

describe('sortedQueries', () => {
  it.each<[SortKey, string[]]>([
    ['added', ['i1', 'i2', 'i3', 'i5']],
    ['score', ['i3', 'i1', 'i5', 'i2']],
    ['name', ['i3', 'i2', 'i1', 'i5']],
    // Unknown values come last, by score.
    ['area', ['i5', 'i1', 'i3', 'i2']],
  ])('%s', (sort, expected) => {
    const region = { areaMm2: null, peak: 1, shape: 'round' } as const;
    const finding = (...areas: number[]) => ({
      regions: areas.map((areaPercent) => ({ areaPercent, ...region })),
      scoring: '',
      settings: '',
    });
    const found = new Map([
      ['i1', finding(1)],
      ['i5', finding(0.9, 0.2)],
    ]);
    const state = { ...stateOf(few), survey: { found, left: 0 } };
    expect(sortedQueries(state, sort).map(({ id }) => id)).toEqual(expected);
  });
});

it('lists what the filter lets through, in the same order', () => {
  const listed = (filter: Partial<Filter>) =>
    selectListedIds(stateOf(few, { filter: { ...noFilter, ...filter } }));
  expect(listed({})).toEqual(['i3', 'i1', 'i5', 'i2']);
  expect(listed({ labels: ['none'] })).toEqual(['i1', 'i2']);
  expect(listed({ cell: 'falsePositives' })).toEqual(['i3']);
  expect(listed({ cell: 'falseNegatives' })).toEqual(['i5']);
  expect(listed({ verdicts: ['anomalous'] })).toEqual(['i3']);
  expect(listed({ text: 'B/' })).toEqual(['i1', 'i2']);
});

it('gives the same array as long as nothing moves', () => {
  const before = stateOf(few, { filter: { ...noFilter, labels: ['none'] } });
  const ids = selectListedIds(before);
  const items = { ...before.items, i1: { ...before.items.i1!, tookMs: 5 } };
  expect(selectListedIds({ ...before, items })).toBe(ids);
  expect(isListed(before, before.items.i3!)).toBe(false);
  const relabelled = { ...items, i1: { ...items.i1, label: 'good' as const } };
  expect(selectListedIds({ ...before, items: relabelled })).toEqual(['i2']);
});
