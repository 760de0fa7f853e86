import { describe, expect, it } from 'vitest';
import type { Problem, ProjectFileFault } from '../../core/project/problem';
import type { NoticeBody } from '../../state/store/notice';
import { backendOptions, bankWords, engineLabel } from './engine';
import { noticeWords } from './notices';
import { problemWords } from './problems';
import { calibrationWords, scoreRarityWords, trustWords } from './threshold';

const problems: { readonly [K in Problem['kind']]: Extract<Problem, { kind: K }> } = {
  'empty-file': { kind: 'empty-file' },
  'not-an-image': { kind: 'not-an-image' },
  truncated: { kind: 'truncated' },
  undecodable: { kind: 'undecodable', format: 'PNG' },
  'unsupported-feature': {
    kind: 'unsupported-feature',
    format: 'TIFF',
    feature: 'LERC compression',
  },
  'unsupported-format': { kind: 'unsupported-format', format: 'HEIC' },
  'too-small': { kind: 'too-small', width: 8, height: 6, minSidePx: 32 },
  'too-large': { kind: 'too-large', width: 30000, height: 20000, maxMegapixels: 120 },
  'unreadable-file': { kind: 'unreadable-file' },
  'zip-encrypted': { kind: 'zip-encrypted' },
  'zip-damaged': { kind: 'zip-damaged' },
  'zip-method': { kind: 'zip-method', method: 'LZMA' },
  'archive-format': { kind: 'archive-format', format: '7-Zip' },
  'archive-split': { kind: 'archive-split' },
  'archive-damaged': { kind: 'archive-damaged' },
  link: { kind: 'link' },
  'zip-too-many': { kind: 'zip-too-many', most: 20_000 },
  'zip-too-large': { kind: 'zip-too-large', mostBytes: 4_000_000_000, entry: null },
  'mask-shape': {
    kind: 'mask-shape',
    mask: { width: 640, height: 480 },
    photo: { width: 640, height: 640 },
  },
  'mask-turned': { kind: 'mask-turned' },
  'file-gone': { kind: 'file-gone', name: 'a.jpg' },
  'project-file': { kind: 'project-file', fault: 'damaged', part: 'bank.bin' },
  'engine-lost': { kind: 'engine-lost', detail: 'context lost.' },
  'out-of-memory': { kind: 'out-of-memory' },
  'engine-failed': { kind: 'engine-failed', detail: '' },
  'part-missing': { kind: 'part-missing' },
  'save-failed': { kind: 'save-failed', detail: 'disk full' },
  'storage-full': { kind: 'storage-full' },
  'storage-failed': { kind: 'storage-failed', detail: 'private window' },
  'storage-newer': { kind: 'storage-newer' },
};

const notices: { readonly [K in NoticeBody['kind']]: Extract<NoticeBody, { kind: K }> } = {
  duplicates: { kind: 'duplicates', names: ['a.png'] },
  'also-reference': { kind: 'also-reference', names: ['a.png', 'b.png', 'c.png'] },
  pages: { kind: 'pages', photos: [{ id: 'i1', name: 'a.tif', count: 3 }] },
  'no-end': { kind: 'no-end', names: ['a.jpg'] },
  values: { kind: 'values', photos: [{ name: 'a.tif', black: 0, white: 1 }] },
  'masks-unpaired': { kind: 'masks-unpaired', names: ['ground_truth/dent/a.png'] },
  range: { kind: 'range', bits: 12, from: 'references' },
  turning: { kind: 'turning' },
  'unlike-references': { kind: 'unlike-references', names: ['a.png', 'b.png', 'c.png'] },
  'masks-whole': { kind: 'masks-whole', names: ['a_mask.png'] },
  'masks-of-good': { kind: 'masks-of-good', names: ['test/good/a.png'] },
  'masks-empty': { kind: 'masks-empty', names: ['test/dent/a.png', 'test/dent/b.png'] },
  'hidden-skipped': { kind: 'hidden-skipped', files: 2, names: ['.dataset'] },
  'others-skipped': { kind: 'others-skipped', names: ['notes.txt', 'a.csv', 'b.csv'] },
  'nothing-found': { kind: 'nothing-found' },
  'needs-click': { kind: 'needs-click' },
  missed: {
    kind: 'missed',
    from: 'set.zip',
    files: [{ name: 'a.png', problem: { kind: 'zip-damaged' } }],
  },
  'names-guessed': {
    kind: 'names-guessed',
    archive: 'set.zip',
    encoding: 'Shift-JIS',
    example: 'ソ.png',
  },
  'nested-zips': { kind: 'nested-zips', names: ['inner.zip'] },
  closed: { kind: 'closed', photos: 3, project: null },
  'engine-restarted': { kind: 'engine-restarted' },
  'read-only': { kind: 'read-only', because: 'elsewhere' },
  'own-project': { kind: 'own-project' },
  'in-use': { kind: 'in-use', name: 'Nuts' },
  'photos-unread': { kind: 'photos-unread', reason: 'no-file', names: ['a.png'] },
  'masks-unread': { kind: 'masks-unread', names: ['ground_truth/a.png'] },
  mended: { kind: 'mended', names: ['a.png'], ofProject: true },
  exported: { kind: 'exported', name: 'screws.zip', leftOut: 1 },
  problem: { kind: 'problem', name: 'a.png', problem: { kind: 'truncated' } },
};

describe('photos of numbers that no standard gives a range', () => {
  const photo = (name: string, black: number, white: number) => ({ name, black, white });

  it('are said with their range, and with more where they differ', () => {
    const same = [photo('a.tif', 0, 1), photo('b.tif', 0, 1)];
    const words = (photos: typeof same) => noticeWords({ kind: 'values', photos }).text;
    expect(words(same)).toContain('a.tif and b.tif from 0 (black) to 1 (white).');
    expect(words(same)).not.toContain('cannot be compared');
    const both = words([...same, photo('c.tif', -32_768, 32_767)]);
    expect(both).toContain('to 1 (white); c.tif from -32,768 (black) to 32,767 (white).');
    expect(both).toContain('cannot be compared');
  });
});

describe('problemWords', () => {
  it.each(Object.values(problems))('says what is wrong and what to do: $kind', (problem) => {
    const { short, full } = problemWords(problem);
    expect(short.length).toBeGreaterThan(4);
    expect(short.length).toBeLessThan(36);
    expect(full).toMatch(/^[A-Z0-9].*\.$/);
    expect(full.split('. ').length).toBeGreaterThan(1);
    expect(full).not.toMatch(/undefined|\(\)|\.\./);
  });

  it.each<ProjectFileFault>([
    'not-a-project',
    'newer',
    'encrypted',
    'cut-short',
    'damaged',
    'unsafe',
    'too-large',
    'contradictory',
  ])('says why a project file is not opened, and what to do: %s', (fault) => {
    for (const part of [null, '<b>x</b>'.repeat(100)]) {
      const { short, full } = problemWords({ kind: 'project-file', fault, part });
      expect(short.length).toBeLessThan(36);
      expect(full.length).toBeLessThan(260);
      expect(full).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
    }
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
    expect(noticeWords(notices.pages).text).toBe('a.tif holds 3 photos. Page 1 of 3 is used.');
    const two = [...notices.pages.photos, { id: 'i2', name: 'b.tif', count: 2 }];
    expect(noticeWords({ kind: 'pages', photos: two }).text).toMatch(
      /^a\.tif and b\.tif hold 5 photos together\./,
    );
    expect(noticeWords(notices.exported).text).toBe(
      'Saved screws.zip, without 1 photo that has no score.',
    );
  });

  it('names files that do not come in, by what is wrong with them', () => {
    const missed = (name: string, problem: Problem) => ({ name, problem });
    const files = [
      missed('a.png', { kind: 'zip-damaged' }),
      missed('b.png', { kind: 'zip-encrypted' }),
      missed('c.png', { kind: 'zip-damaged' }),
      missed('d.png', { kind: 'zip-method', method: 'LZMA' }),
    ];
    expect(noticeWords({ kind: 'missed', from: 'set.zip', files })).toEqual({
      tone: 'problem',
      text: 'set.zip: 4 files are left out, the others are here. Damaged: a.png and c.png. Protected by a password: b.png. Packed with LZMA, which is not opened here: d.png. Unpack the archive with another program and add these files from there.',
    });
    const gone = { kind: 'unreadable-file' } as const;
    const unnamed = [missed('set/?', gone), missed('set/old/', gone)];
    expect(noticeWords({ kind: 'missed', from: 'What was dropped', files: unnamed }).text).toBe(
      'What was dropped: 2 files are left out, the others are here. Not to be read: set/? and set/old/. Rename or copy them, then add them again.',
    );
  });

  it('names photos that cannot be shown, says why and what to do', () => {
    const names = Array.from({ length: 9 }, (_, i) => `${i}.png`);
    const words = (count: number, reason: 'damaged' | 'no-file') =>
      noticeWords({ kind: 'photos-unread', reason, names: names.slice(0, count) }).text;
    expect(words(1, 'no-file')).toBe(
      '1 photo of this project cannot be shown, since its file is missing: 0.png. Nothing of it is deleted. Add the photo again to inspect it.',
    );
    expect(words(3, 'damaged')).toContain('since what is kept of them is damaged: 0.png, 1.png and 2.png. '); // prettier-ignore
    expect(words(6, 'damaged')).toContain(': 0.png, 1.png, 2.png, 3.png, 4.png and 5.png. ');
    expect(words(9, 'damaged')).toContain(': 0.png, 1.png, 2.png, 3.png, 4.png and 4 more. ');
  });

  it('names masks that cannot be read, and says what to do', () => {
    expect(noticeWords(notices['masks-unread']).text).toBe(
      '1 mask of this project cannot be read, since what is kept of it is damaged: ground_truth/a.png. The rest is complete. Add the mask again to use it.',
    );
    expect(noticeWords({ kind: 'masks-unread', names: ['a.png', 'b.png'] }).text).toMatch(
      /^2 masks .* kept of them is damaged: a\.png and b\.png\..* Add the masks again to use them\.$/,
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
      bank: { directions: 1, patches: 0, kept: 0, farthest: null },
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
    const bank = { directions: 1, patches: 96_000, kept: 4096, farthest: 0.314 } as const;
    const words = bankWords({ bank, thinning: null });
    expect(words).toBe('4,096 of 96,000 patches kept, farthest 0.31');
    const whole = { directions: 1, patches: 3200, kept: 3200, farthest: null } as const;
    expect(bankWords({ bank: whole, thinning: null })).toBeNull();
    expect(bankWords({ bank, thinning: 0 })).toBe('Thinning 4,096 patches');
    expect(bankWords({ bank, thinning: 0.456 })).toBe('Thinning 4,096 patches, 46 %');
  });
});

describe('calibrationWords', () => {
  const none = { good: [], defective: [] };

  it('says where the threshold comes from', () => {
    expect(calibrationWords({ method: 'leave-one-out', rate: 0.05, labels: none }, 8)).toContain(
      '8 references',
    );
    expect(
      calibrationWords({ method: 'alone', rate: 0.05, labels: { good: [0.4], defective: [] } }, 1),
    ).toMatch(/guess.* 1 label of yours moves it/);
  });
});

describe('trustWords', () => {
  const interval = { low: 0.412, high: 0.5 };
  const rest = { interval, rarestRate: 0.01 };

  it('grade the threshold, say where it may lie, and why it is no better', () => {
    expect(trustWords({ ...rest, grade: 'good', reasons: [] })).toBe(
      'Good: it may as well lie between 0.41 and 0.50.',
    );
    const reasons = [
      { kind: 'few-references', wanted: 8 },
      { kind: 'odd-references', places: [2] },
      { kind: 'uneven-references' },
    ] as const;
    const words = trustWords({ ...rest, grade: 'fair', reasons });
    expect(words).toMatch(
      /^Fair: .*0\.50; 8 references would .*; one reference .*; the references/,
    );
    const alone = [{ kind: 'one-reference' }] as const;
    expect(trustWords({ ...rest, grade: 'guess', reasons: alone })).toMatch(/one reference cannot/);
  });
});

describe('scoreRarityWords', () => {
  it.each([
    [1.04, false, 'Most good parts would score this high'],
    [2.37, false, '1 in 2.4 good parts would score this high'],
    [5.2, false, '1 in 5 good parts would score this high'],
    [47, false, '1 in 50 good parts would score this high'],
    [1234, false, '1 in 1,200 good parts would score this high'],
    [70, true, 'Fewer than 1 in 70 good parts would score this high'],
  ])('one in %d, capped %s', (oneIn, isCapped, words) => {
    expect(scoreRarityWords({ oneIn, isCapped })).toBe(words);
  });
});
