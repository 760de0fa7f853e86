import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/metrics.json';
import { noiseMap } from '../../testing/expected/formula';
import type { PatchScores } from '../match/patch-scores';
import { scoreMap, smoothingSigmaPx } from './score-map';

function patchScores(rows: number, cols: number): PatchScores {
  return {
    rows,
    cols,
    distances: noiseMap(cols, rows, 5),
    nearestReference: new Uint16Array(rows * cols),
    nearestPatch: new Uint32Array(rows * cols),
    references: ['only'],
  };
}

describe('scoreMap', () => {
  it('equals OpenCV resizing followed by SciPy smoothing', () => {
    const map = scoreMap(patchScores(9, 12), { width: 96, height: 72 });
    expect([map.width, map.height, map.values.length]).toEqual([96, 72, 96 * 72]);
    expected.scoreMapEvery41.forEach((value, i) => {
      expect(map.values[i * 41]).toBeCloseTo(value, 5);
    });
  });

  it('smooths with 4 px at 256 x 256 and in proportion elsewhere', () => {
    expect(smoothingSigmaPx({ width: 256, height: 256 })).toBe(4);
    expect(smoothingSigmaPx({ width: 512, height: 128 })).toBe(4);
    expect(smoothingSigmaPx({ width: 320, height: 320 })).toBe(5);
  });

  it('rejects distances that do not fill the grid', () => {
    const scores = { ...patchScores(2, 2), cols: 3 };
    expect(() => scoreMap(scores, { width: 8, height: 8 })).toThrow('4 values are not 3 x 2');
  });
});
