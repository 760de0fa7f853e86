import { describe, expect, it } from 'vitest';
import { normalPixels } from './masked-map';

describe('normalPixels', () => {
  it('collects the scores outside the masks, ascending', () => {
    const maps = [
      { width: 2, height: 1, values: Float32Array.of(5, 1), mask: Uint8Array.of(0, 255) },
      { width: 1, height: 2, values: Float32Array.of(4, 3), mask: null },
    ];
    expect([...normalPixels(maps)]).toEqual([3, 4, 5]);
  });

  it('names a mask of the wrong size', () => {
    const map = { width: 2, height: 1, values: new Float32Array(2), mask: new Uint8Array(3) };
    expect(() => normalPixels([map])).toThrow('mask of 3, for 2 x 1');
  });
});
