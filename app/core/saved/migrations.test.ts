import { expect, it } from 'vitest';
import { savedEmpty } from '../../testing/saved';
import { defaultSettings, SAVED_VERSION } from './default-settings';
import { migrate } from './migrations';
import { savedProject, type SavedProject } from './saved-project';

/** Without the choices, which were not kept at first. */
const factsOf = (project: SavedProject) =>
  Object.fromEntries(Object.entries(project).filter(([key]) => !(key in defaultSettings)));

it('takes version 0 to what nobody had chosen then', () => {
  const before = {
    format: 'oddspot-project',
    version: 0,
    project: {
      ...factsOf(savedEmpty),
      version: 0,
      name: 'Nuts',
      threshold: 0.4,
      view: { selected: 'i1', opacity: 0.5 },
    },
    items: [{ id: 'i1', truth: 'good' }, { id: 'i2' }],
    entries: [],
  };
  const frozen = structuredClone(before);
  const { project, items, ...rest } = migrate(before, 0);
  expect(rest).toEqual({ format: 'oddspot-project', version: 3, entries: [] });
  expect(savedProject.parse(project)).toEqual({
    ...savedEmpty,
    version: 3,
    name: 'Nuts',
    ownThreshold: 0.4,
    falseAlarmRate: 0.05,
    view: { selected: 'i1', opacity: 0.5, mode: 'overlay', sort: 'score', colourMap: 'ember' },
  });
  expect(project).not.toHaveProperty('threshold');
  expect(items).toEqual([
    { id: 'i1', label: 'good', labelFrom: 'person', flagged: false, comment: '' },
    { id: 'i2', label: null, labelFrom: null, flagged: false, comment: '' },
  ]);
  expect(before).toEqual(frozen);
});

it('finds out who gave the labels of version 2, and keeps what is noted', () => {
  const items = [
    { path: 'test/good/a.png', label: 'good', hasMask: false },
    { path: 'test/good/b.png', label: 'defective', hasMask: false },
    { path: 'c.png', label: 'defective', hasMask: true },
    { path: 'test/dent/d.png', label: null, hasMask: true },
    { path: 'e.png', label: 'unsure', hasMask: false },
    { path: 'f.png', label: 'good', hasMask: false, labelFrom: 'set' },
  ];
  const after = migrate({ items }, 2).items as { labelFrom: string | null }[];
  expect(after.map(({ labelFrom }) => labelFrom)).toEqual([
    'set',
    'person',
    'mask',
    null,
    'person',
    'set',
  ]);
});

it('leaves the present version as it is, and wrong types to who looks at them', () => {
  const manifest = { version: SAVED_VERSION, items: 7 };
  expect(migrate(manifest, SAVED_VERSION)).toBe(manifest);
  expect(migrate({ project: null, items: 'x' }, 0)).toMatchObject({ items: 'x' });
  expect(migrate({ items: [null, 3] }, 0).items).toHaveLength(2);
});

it('raises the version alone where nothing else has changed', () => {
  const before = { version: 1, project: { version: 1, name: 'Nuts' }, items: [7] };
  const after = { version: 3, project: { version: 3, name: 'Nuts' }, items: [7, 8] };
  const add = ({ items, ...rest }: typeof before) => ({ ...rest, items: [...items, 8] });
  expect(migrate(before, 1, { 2: add as (manifest: object) => typeof before }, 3)).toEqual(after);
});

it.each([-1, 0.5, SAVED_VERSION + 1, NaN])('knows no version %s', (version) => {
  expect(() => migrate({}, version)).toThrow(RangeError);
});
