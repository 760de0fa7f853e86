import { describe, expect, it } from 'vitest';
import { isEmptyFilter, matches, noFilter, type Filter, type KnownFacts } from './filter';

const photo = {
  name: 'Écrou-7.jpg',
  path: 'Line 2/test/scratch/Écrou-7.jpg',
  comment: 'Deep, near the rim',
  label: 'defective',
  flagged: true,
} as const;
const known: KnownFacts = {
  verdict: 'anomalous',
  cell: 'truePositives',
  shapes: ['round', 'elongated'],
};
const isListed = (filter: Partial<Filter>, item: Partial<typeof photo> | object = {}) =>
  matches({ ...photo, ...item }, known, { ...noFilter, ...filter });

describe('matches', () => {
  it.each<[boolean, Partial<Filter>]>([
    [true, {}],
    [true, { verdicts: ['anomalous'] }],
    [true, { verdicts: ['unsure', 'anomalous'] }],
    [false, { verdicts: ['unsure', 'normal'] }],
    [true, { labels: ['none', 'defective'] }],
    [false, { labels: ['none'] }],
    [true, { shapes: ['elongated'] }],
    [true, { shapes: ['irregular', 'round'] }],
    [false, { shapes: ['irregular'] }],
    [true, { flaggedOnly: true }],
    [true, { cell: 'truePositives' }],
    [false, { cell: 'falsePositives' }],
    [false, { verdicts: ['anomalous'], labels: ['good'] }],
    [true, { verdicts: ['anomalous'], labels: ['defective'], shapes: ['round'], text: 'rim' }],
  ])('%s for %o', (expected, filter) => {
    expect(isListed(filter)).toBe(expected);
  });

  it.each<[boolean, string]>([
    [true, 'ecrou'],
    [true, 'ÉCROU'],
    [true, 'E\u0301crou'],
    [true, '  rim   scratch '],
    [true, 'line'],
    [true, '   '],
    [false, 'scratch dent'],
    [false, 'ecrous'],
  ])('text: %s for "%s"', (expected, text) => {
    expect(isListed({ text })).toBe(expected);
  });

  it('looks for the name also where the path has another', () => {
    expect(isListed({ text: 'copy' }, { name: 'copy.jpg' })).toBe(true);
    // No word goes over from one to the next.
    expect(isListed({ text: 'jpgcopy' }, { name: 'copy.jpg' })).toBe(false);
  });

  it('does not list what has no flag, no label, or is not known yet', () => {
    expect(isListed({ flaggedOnly: true }, { flagged: false })).toBe(false);
    expect(isListed({ labels: ['none'] }, { label: null })).toBe(true);
    const nothing: KnownFacts = { verdict: null, cell: null, shapes: null };
    const filters: Partial<Filter>[] = [
      { verdicts: ['normal'] },
      { shapes: ['round'] },
      { cell: 'trueNegatives' },
    ];
    for (const filter of filters) {
      expect(matches(photo, nothing, { ...noFilter, ...filter })).toBe(false);
    }
  });
});

it('knows whether a filter lets everything through', () => {
  expect(isEmptyFilter(noFilter)).toBe(true);
  expect(isEmptyFilter({ ...noFilter, text: '  ' })).toBe(true);
  const parts: Partial<Filter>[] = [
    { verdicts: ['normal'] },
    { labels: ['none'] },
    { shapes: ['round'] },
    { flaggedOnly: true },
    { cell: 'truePositives' },
    { text: 'a' },
  ];
  for (const part of parts) expect(isEmptyFilter({ ...noFilter, ...part })).toBe(false);
});
