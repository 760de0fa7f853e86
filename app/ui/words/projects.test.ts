import { describe, expect, it } from 'vitest';
import { agoWords, copyName, projectWords, usageWords } from './projects';

const now = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('agoWords', () => {
  it.each([
    [0, 'just now'],
    [-MINUTE, 'just now'],
    [59_999, 'just now'],
    [MINUTE, '1 minute ago'],
    [59 * MINUTE, '59 minutes ago'],
    [HOUR, '1 hour ago'],
    [23 * HOUR, '23 hours ago'],
    [24 * HOUR, '1 day ago'],
    [6.5 * 24 * HOUR, '6 days ago'],
    [10 * 24 * HOUR, '12 Nov 2026'],
  ])('%i ms: %s', (ms, words) => {
    expect(agoWords(now - ms, now)).toBe(words);
  });
});

describe('projectWords', () => {
  const card = { id: 'a', name: 'Nuts', createdAt: 0, photos: 12, bytes: 3_400_000, cover: [] };

  it('says how much there is and when it was changed', () => {
    const words = projectWords({ ...card, changedAt: now - 5 * MINUTE }, now);
    expect(words).toBe('12 photos · 3.4 MB · 5 minutes ago');
  });

  it('leaves out what is not known of a damaged project', () => {
    expect(projectWords({ ...card, changedAt: 0 }, now)).toBe('12 photos · 3.4 MB');
  });
});

describe('copyName', () => {
  it('counts on until no project has the name', () => {
    expect(copyName('Nuts', ['Nuts'])).toBe('Nuts, copy');
    expect(copyName('Nuts', ['Nuts', 'Nuts, copy'])).toBe('Nuts, copy 2');
    expect(copyName('Nuts, copy', ['Nuts, copy'])).toBe('Nuts, copy 2');
  });

  it('stays within the longest name', () => {
    const long = 'n'.repeat(80);
    expect(copyName(long, [long])).toHaveLength(80);
    expect(copyName(long, [long])).toMatch(/n, copy$/);
  });
});

describe('usageWords', () => {
  it('says what is used of what there is', () => {
    const use = { usedBytes: 23_000_000, quotaBytes: 2_100_000_000, isPersistent: false };
    expect(usageWords(use)).toBe('23.0 MB of 2.1 GB used');
  });
});
