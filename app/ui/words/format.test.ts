import { describe, expect, it } from 'vitest';
import {
  folderOf,
  formatBytes,
  formatLength,
  formatMargin,
  formatMm2,
  formatMs,
  formatPercent,
  formatRate,
  formatRatio,
  formatTimeLeft,
  jobWords,
  numberFrom,
  plural,
} from './format';

describe('formatTimeLeft', () => {
  it.each([
    [0, '1 s'],
    [0.2, '1 s'],
    [5.1, '6 s'],
    [59.2, '60 s'],
    [60, '1 min'],
    [61, '2 min'],
    [3540, '59 min'],
    [3600, '1 h'],
    [4790, '1 h 20 min'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(formatTimeLeft(seconds)).toBe(words);
  });
});

describe('formatRate', () => {
  it('turns to minutes when slower than one a second', () => {
    expect([18.4, 2.55, 0.5, 0.001].map(formatRate)).toEqual(['18/s', '2.5/s', '30/min', '1/min']);
  });
});

describe('jobWords', () => {
  it('says count, rate and time left', () => {
    const words = jobWords({ done: 132, total: 240, ratePerSecond: 18 });
    expect(words).toEqual({ count: '132 of 240', rate: '18/s', left: '6 s' });
  });

  it('says nothing of a rate it does not know, nor of time when done', () => {
    expect(jobWords({ done: 0, total: 9, ratePerSecond: null }).left).toBeNull();
    expect(jobWords({ done: 0, total: 9, ratePerSecond: 0 }).rate).toBeNull();
    expect(jobWords({ done: 9, total: 9, ratePerSecond: 2 }).left).toBeNull();
  });
});

describe('small formats', () => {
  it('counts', () => {
    expect(plural(1, 'photo')).toBe('1 photo');
    expect(plural(1200, 'photo')).toBe('1,200 photos');
  });

  it('sizes', () => {
    expect([999, 1000, 999_499, 999_600, 12_340_000].map(formatBytes)).toEqual([
      '999 B',
      '1 kB',
      '999 kB',
      '1.0 MB',
      '12.3 MB',
    ]);
  });

  it('durations', () => {
    expect([0.2, 41.4, 1530].map(formatMs)).toEqual(['1 ms', '41 ms', '1.5 s']);
  });

  it('margins', () => {
    expect(formatMargin(0.6, 0.5)).toBe('20 % above the threshold');
    expect(formatMargin(0.4, 0.5)).toBe('20 % below the threshold');
    expect(formatMargin(0.501, 0.5)).toBe('At the threshold');
  });

  it.each([
    [0, '0 %'],
    [0.004, '< 0.01 %'],
    [0.0456, '0.05 %'],
    [0.456, '0.46 %'],
    [4.56, '4.6 %'],
    [45.6, '46 %'],
  ])('%d percent of a photo are %s', (percent, words) => {
    expect(formatPercent(percent)).toBe(words);
  });

  it('lengths, areas and ratios', () => {
    expect(formatMm2(12345.6)).toBe('12,346 mm²');
    expect(formatLength(0.0123456)).toBe('0.0123');
    expect(formatRatio(1.256)).toBe('1.26 ×');
  });

  it('numbers that are typed', () => {
    expect(['2.5', ' 2,5 ', '1e1', '', 'two', '2 mm', 'Infinity'].map(numberFrom)).toEqual([
      2.5,
      2.5,
      10,
      null,
      null,
      null,
      null,
    ]);
  });

  it('folders', () => {
    expect([folderOf('a.png'), folderOf('bottle/test/a.png')]).toEqual([null, 'bottle/test']);
  });
});
