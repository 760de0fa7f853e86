import { describe, expect, it } from 'vitest';
import { positionWords } from './position-words';

describe('positionWords', () => {
  it.each([
    [0, 0, 'in the upper left'],
    [150, 10, 'at the top'],
    [299, 10, 'in the upper right'],
    [99, 45, 'on the left'],
    [100, 30, 'in the centre'],
    [199, 59, 'in the centre'],
    [200, 45, 'on the right'],
    [0, 60, 'in the lower left'],
    [150, 89, 'at the bottom'],
    [300, 90, 'in the lower right'],
    [-5, 400, 'in the lower left'],
  ] as const)('(%d, %d) of 300 x 90 is %s', (x, y, words) => {
    expect(positionWords({ x, y }, { width: 300, height: 90 })).toBe(words);
  });
});
