import { describe, expect, it } from 'vitest';
import { isAbort, ProblemError, toProblem } from './problem';

describe('toProblem', () => {
  it.each([
    [new ProblemError({ kind: 'truncated' }), { kind: 'truncated' }],
    [new RangeError('Array buffer allocation failed'), { kind: 'out-of-memory' }],
    [new RangeError('Out of memory'), { kind: 'out-of-memory' }],
    [
      new RangeError('nearest: the memory bank is empty'),
      { kind: 'engine-failed', detail: 'nearest: the memory bank is empty' },
    ],
    [new Error('no memory'), { kind: 'engine-failed', detail: 'no memory' }],
    [
      new TypeError('Failed to fetch dynamically imported module: https://x/a.js'),
      { kind: 'part-missing' },
    ],
    [
      new TypeError('error loading dynamically imported module: https://x/a.js'),
      { kind: 'part-missing' },
    ],
    [new TypeError('Importing a module script failed.'), { kind: 'part-missing' }],
    [new Error('Unable to preload CSS for /a.css'), { kind: 'part-missing' }],
    ['text', { kind: 'engine-failed', detail: 'text' }],
  ])('%s', (error, problem) => {
    expect(toProblem(error)).toEqual(problem);
  });
});

it('isAbort knows an abort by its name, and nothing else', () => {
  expect(isAbort(new DOMException('cancelled', 'AbortError'))).toBe(true);
  expect(isAbort(new DOMException('cancelled', 'DataCloneError'))).toBe(false);
  expect(isAbort('AbortError')).toBe(false);
});
