import { describe, expect, it } from 'vitest';
import type { Problem } from '../../core/project/problem';
import type { NoticeBody } from '../../state/store';
import { backendOptions, bankWords, engineLabel } from './engine';
import { noticeWords } from './notices';
import { problemWords } from './problems';
import { calibrationWords } from './threshold';

const problems: { readonly [K in Problem['kind']]: Extract<Problem, { kind: K }> } = {
  'empty-file': { kind: 'empty-file' },
  'not-an-image': { kind: 'not-an-image' },
  truncated: { kind: 'truncated' },
  undecodable: { kind: 'undecodable', format: 'PNG' },
  'unsupported-format': { kind: 'unsupported-format', format: 'HEIC' },
  'too-small': { kind: 'too-small', width: 8, height: 6, minSidePx: 32 },
  'too-large': { kind: 'too-large', width: 30000, height: 20000, maxMegapixels: 120 },
  'unreadable-file': { kind: 'unreadable-file' },
  'engine-lost': { kind: 'engine-lost', detail: 'context lost.' },
  'out-of-memory': { kind: 'out-of-memory' },
  'engine-failed': { kind: 'engine-failed', detail: '' },
  'save-failed': { kind: 'save-failed', detail: 'disk full' },
};

const notices: { readonly [K in NoticeBody['kind']]: Extract<NoticeBody, { kind: K }> } = {
  duplicates: { kind: 'duplicates', names: ['a.png'] },
  'also-reference': { kind: 'also-reference', names: ['a.png', 'b.png', 'c.png'] },
  'masks-unpaired': { kind: 'masks-unpaired', names: ['ground_truth/dent/a.png'] },
  'nothing-found': { kind: 'nothing-found' },
  'engine-restarted': { kind: 'engine-restarted' },
  exported: { kind: 'exported', name: 'screws.zip', leftOut: 1 },
  problem: { kind: 'problem', name: 'a.png', problem: { kind: 'truncated' } },
};

describe('problemWords', () => {
  it.each(Object.values(problems))('says what is wrong and what to do: $kind', (problem) => {
    const { short, full } = problemWords(problem);
    expect(short.length).toBeGreaterThan(4);
    expect(short.length).toBeLessThan(36);
    expect(full).toMatch(/^[A-Z0-9].*\.$/);
    expect(full.split('. ').length).toBeGreaterThan(1);
    expect(full).not.toMatch(/undefined|\(\)|\.\./);
  });

  it('names format and numbers', () => {
    expect(problemWords(problems['unsupported-format']).full).toContain('HEIC');
    expect(problemWords(problems['too-large']).full).toContain('30,000 × 20,000');
    expect(problemWords(problems['engine-lost']).full).toContain('(context lost)');
  });
});

describe('noticeWords', () => {
  it.each(Object.values(notices))('is one plain text: $kind', (notice) => {
    expect(noticeWords(notice).text).toMatch(/\.$/);
    expect(noticeWords(notice).text).not.toContain('undefined');
  });

  it('counts names instead of listing hundreds', () => {
    expect(noticeWords(notices['also-reference']).text).toMatch(/^a\.png and 2 more are/);
    expect(noticeWords(notices.exported).text).toBe(
      'Saved screws.zip, without 1 photo that has no score.',
    );
  });
});

describe('engineLabel', () => {
  it('says what runs', () => {
    const ready = {
      phase: 'ready',
      backend: 'wasm',
      reason: '',
      lanes: 2,
      restarts: 0,
      bank: { patches: 0, kept: 0, farthest: null },
      thinning: null,
    } as const;
    expect(engineLabel(ready)).toBe('WASM · 2 workers');
    expect(engineLabel({ ...ready, backend: 'webgl', lanes: 1 })).toBe('WebGL');
    expect(engineLabel({ ...ready, phase: 'starting', backend: null })).toBe('Starting');
    expect(engineLabel({ ...ready, phase: 'failed' })).toBe('Not running');
  });

  it('offers every backend once', () => {
    expect(backendOptions.map(({ id }) => id)).toEqual(['auto', 'webgl', 'wasm', 'cpu']);
  });
});

describe('bankWords', () => {
  it('says how far a bank was thinned, and nothing of a whole one', () => {
    const bank = { patches: 96_000, kept: 4096, farthest: 0.314 };
    const words = bankWords({ bank, thinning: null });
    expect(words).toBe('4,096 of 96,000 patches kept, farthest 0.31');
    const whole = { patches: 3200, kept: 3200, farthest: null };
    expect(bankWords({ bank: whole, thinning: null })).toBeNull();
    expect(bankWords({ bank, thinning: 0 })).toBe('Thinning 4,096 patches');
    expect(bankWords({ bank, thinning: 0.456 })).toBe('Thinning 4,096 patches, 46 %');
  });
});

describe('calibrationWords', () => {
  it('says where the threshold comes from', () => {
    const calibration = {
      method: 'leave-one-out',
      scores: [0.4],
      threshold: 0.5,
      low: 0.3,
    } as const;
    expect(calibrationWords(calibration, 8)).toContain('8 references');
    expect(calibrationWords({ ...calibration, method: 'perturbed-copies' }, 1)).toContain('copies');
  });
});
