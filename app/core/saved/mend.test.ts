import { describe, expect, it } from 'vitest';
import { savedEmpty, savedItemOf } from '../../testing/saved';
import { MOST_COMMENT, MOST_FILE_NAME } from './limits';
import { mendItem, mendProject } from './mend';

const whole = savedItemOf('i3', { status: 'done', score: 0.5, scoredAgainst: 2, bankVersion: 4 });

describe('mendItem', () => {
  it('leaves what can be read as it is', () => {
    const comment = 'x'.repeat(MOST_COMMENT);
    const found = mendItem({ ...whole, comment, later: 1 }, 'i3')!;
    expect(found.value).toEqual({ ...whole, comment });
    expect([found.mended.size, found.losesWords]).toEqual([0, false]);
  });

  it.each([
    ['comment', 'x'.repeat(MOST_COMMENT + 1), 'x'.repeat(MOST_COMMENT)],
    ['comment', 7, ''],
    ['label', 'odd', null],
    ['flagged', undefined, false],
    ['name', 'n'.repeat(MOST_FILE_NAME + 1), 'n'.repeat(MOST_FILE_NAME)],
  ] as const)('keeps the photo for a damaged %s', (field, kept, value) => {
    const found = mendItem({ ...whole, [field]: kept }, 'i3')!;
    expect(found.value).toEqual({ ...whole, [field]: value });
    expect([[...found.mended], found.losesWords]).toEqual([[field], true]);
  });

  it.each([
    ['score', -1],
    ['status', 'odd'],
    ['image', { width: 0, height: 3 }],
  ])('has it looked at again for a damaged %s', (field, kept) => {
    const found = mendItem({ ...whole, [field]: kept }, 'i3')!;
    expect(found.value).toEqual(savedItemOf('i3'));
    expect(found.losesWords).toBe(false);
  });

  it('goes by the id that it is kept under', () => {
    expect(mendItem({ ...whole, id: 'i4', sequence: 4 }, 'i3')!.value).toEqual(whole);
    expect(mendItem(whole, '../i3')).toBeNull();
  });

  it.each([null, 'i3', [], {}, { ...whole, bin: 'neither' }, { ...whole, name: 3 }])(
    'cannot tell which photo it is: %j',
    (kept) => {
      expect(mendItem(kept, 'i3')).toBeNull();
    },
  );
});

describe('mendProject', () => {
  const project = { ...savedEmpty, bankVersion: 4, inBank: ['i1'], sequence: 3 };

  it('leaves what can be read as it is, and does without what was not kept yet', () => {
    expect(mendProject(project)).toMatchObject({ value: project, losesWords: false });
    const { regions: _, ...older } = project;
    const found = mendProject(older)!;
    expect([found.value.regions, found.losesWords]).toEqual([savedEmpty.regions, false]);
  });

  it.each([
    ['name', 7],
    ['ownThreshold', 3],
    ['regions', { ...project.regions, smoothingPx: -1 }],
    ['regions', { ...project.regions, severityRules: [{ name: '' }] }],
    ['view', 'none'],
  ])('has defaults for a damaged choice: %s', (field, kept) => {
    const found = mendProject({ ...project, [field]: kept })!;
    expect([[...found.mended], found.losesWords]).toEqual([[field], true]);
    if (field !== 'name') expect(found.value).toEqual(project);
  });

  it('computes anew what nobody can tell any more', () => {
    const found = mendProject({ ...project, inBank: 'all', sequence: 'many' }, ['i2', 'i12'])!;
    expect(found.value).toEqual({ ...project, inBank: [], sequence: 12 });
    expect(found.losesWords).toBe(false);
  });

  it.each([null, 7, {}, { ...project, version: 99 }])('is nothing that can be read: %j', (kept) => {
    expect(mendProject(kept)).toBeNull();
  });
});
