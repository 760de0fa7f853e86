import { expect, it } from 'vitest';
import { freeName } from './free-name';
import { MOST_NAME } from './limits';

it.each([
  ['Nuts', [], 'Nuts'],
  ['Nuts', ['Bolts'], 'Nuts'],
  ['Nuts', ['Nuts'], 'Nuts (2)'],
  ['Nuts', ['Nuts', 'Nuts (2)'], 'Nuts (3)'],
  ['Nuts (2)', ['Nuts (2)', 'Nuts (3)'], 'Nuts (4)'],
  ['Nuts (2)', ['Nuts'], 'Nuts (2)'],
  ['(2)', ['(2)'], '(2) (2)'],
  ['', [''], ' (2)'],
])('%o beside %o is %o', (wished, taken, expected) => {
  expect(freeName(wished, taken)).toBe(expected);
});

it('is no longer than a name may be', () => {
  const long = 'x'.repeat(MOST_NAME);
  expect(freeName(long, [long])).toBe(`${'x'.repeat(MOST_NAME - 4)} (2)`);
});
