import { expect, it } from 'vitest';
import { savedItemOf } from '../../testing/saved';
import { labelOrigins, labels, truthOf } from './label-kinds';
import { savedItem } from '../saved/saved-project';

it('counts labels as good, as defective or as neither', () => {
  expect([...labels, null].map((label) => [label, truthOf(label)])).toEqual([
    ['good', 'good'],
    ['defective', 'defective'],
    ['unsure', null],
    [null, null],
  ]);
});

it('keeps who gave a label, and reads items that were kept without', () => {
  for (const labelFrom of [...labelOrigins, null]) {
    expect(savedItem.parse(savedItemOf('i1', { labelFrom })).labelFrom).toBe(labelFrom);
  }
  const { labelFrom: _, ...before } = savedItemOf('i1', { label: 'good' });
  expect(savedItem.parse(before)).toMatchObject({ label: 'good', labelFrom: null });
});

it('names the labels that are kept, and no others', () => {
  for (const label of [...labels, null]) {
    expect(savedItem.parse(savedItemOf('i1', { label })).label).toBe(label);
  }
  expect(savedItem.safeParse({ ...savedItemOf('i1'), label: 'odd' }).success).toBe(false);
});
