import { expect, it } from 'vitest';
import { fitsBank } from './bank-fit';

const item = (
  id: string,
  status: 'done' | 'waiting' = 'done',
  bin: 'reference' | 'query' = 'reference',
) => ({ id, status, bin }) as const;
const items = [item('i1'), item('i2'), item('i3', 'waiting'), item('i4', 'done', 'query')];

it.each<[boolean, string[], ReturnType<typeof item>[], string[]]>([
  [true, ['i2', 'i1'], items, ['i2', 'i1']],
  [true, [], [item('i3', 'waiting')], []],
  [false, ['i2', 'i1'], items, ['i1', 'i2']],
  [false, ['i2', 'i1'], items, ['i2']],
  [false, ['i1'], items, ['i1']],
  [false, ['i1', 'i2', 'i3'], items, ['i1', 'i2', 'i3']],
  [false, ['i1', 'i4'], items, ['i1', 'i4']],
  [false, ['i1', 'i1'], items, ['i1', 'i1']],
  [false, ['i1', 'i2'], [item('i1')], ['i1', 'i2']],
])('%s for %o', (expected, inBank, told, held) => {
  expect(fitsBank({ inBank }, told, held)).toBe(expected);
});
