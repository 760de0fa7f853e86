import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/metrics.json';
import { noiseMap } from '../../testing/expected/formula';
import type { PatchScores } from '../match/patch-scores';
import { bilinear } from './bilinear';
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

  it('smooths as much as it is told, at any size', () => {
    expect(smoothingSigmaPx({ width: 640, height: 640 }, 3)).toBe(6);
    const scores = patchScores(9, 12);
    const size = { width: 96, height: 72 };
    const bare = scoreMap(scores, size, { smoothingPx: 0 });
    expect(bare.values).toEqual(bilinear(scores.distances, { width: 12, height: 9 }, size));
    const spread = (smoothingPx: number) => {
      const { values } = scoreMap(scores, size, { smoothingPx });
      return Math.max(...values) - Math.min(...values);
    };
    expect(spread(12)).toBeLessThan(spread(5));
    expect(spread(5)).toBeLessThan(spread(0));
    expect(() => spread(-1)).toThrow('got -');
  });

  it('rejects distances that do not fill the grid', () => {
    const scores = { ...patchScores(2, 2), cols: 3 };
    expect(() => scoreMap(scores, { width: 8, height: 8 })).toThrow('4 values are not 3 x 2');
  });
});
