import { describe, expect, it } from 'vitest';
import { fuseLevels, poolNeighbours, upsample, type FeatureLevel } from './fuse';

const level = (rows: number, cols: number, values: number[]): FeatureLevel => ({
  rows,
  cols,
  channels: values.length / rows / cols,
  values: Float32Array.from(values),
});

describe('poolNeighbours', () => {
  it('divides by nine at the border too', () => {
    const pooled = poolNeighbours(level(2, 3, [9, 9, 9, 9, 9, 9]));
    expect([...pooled.values]).toEqual([4, 6, 4, 4, 6, 4].map(Math.fround));
  });
});

describe('upsample', () => {
  it('has half-pixel centres and repeats the border', () => {
    const { rows, cols, values } = upsample(level(1, 3, [0, 4, 8]), 2);
    expect([rows, cols]).toEqual([2, 6]);
    expect([...values]).toEqual([0, 1, 3, 5, 7, 8, 0, 1, 3, 5, 7, 8]);
  });
});

describe('upsample by any number', () => {
  it('leaves a level alone at one, and passes through all points at four', () => {
    const line = level(1, 2, [0, 8]);
    expect(upsample(line, 1)).toEqual(line);
    const { rows, values } = upsample(line, 4);
    expect(rows).toBe(4);
    expect([...values.subarray(0, 8)]).toEqual([0, 0, 1, 3, 5, 7, 8, 8]);
  });
});

describe('fuseLevels', () => {
  it('gives every patch length 1 and each level the same share of it', () => {
    const fine = level(2, 2, [1, 2, 3, 4, 5, 6, 7, 8]);
    const coarse = level(1, 1, [3, 4, 12]);
    const fused = fuseLevels([fine, coarse]);
    expect(fused.length).toBe(4 * 5);
    for (let patch = 0; patch < 4; patch++) {
      const numbers = [...fused.subarray(patch * 5, patch * 5 + 5)];
      const squares = (part: number[]) => part.reduce((sum, value) => sum + value * value, 0);
      expect(squares(numbers.slice(0, 2))).toBeCloseTo(0.5, 6);
      expect(squares(numbers.slice(2))).toBeCloseTo(0.5, 6);
      expect(numbers[4]! / numbers[2]!).toBeCloseTo(4, 5);
    }
  });

  it('keeps zeros for a patch without any activation', () => {
    const fused = fuseLevels([level(2, 2, [0, 0, 0, 0]), level(1, 1, [0])]);
    expect([...fused].every((value) => value === 0)).toBe(true);
  });

  it('refuses levels that do not tile', () => {
    expect(() => fuseLevels([level(3, 2, [1, 1, 1, 1, 1, 1]), level(1, 1, [1])])).toThrow(
      'do not tile: 3 x 2 on 1 x 1',
    );
    expect(() => fuseLevels([])).toThrow('no levels');
  });
});
