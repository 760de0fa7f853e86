import { describe, expect, it } from 'vitest';
import { noiseMap } from '../../testing/expected/formula';
import { assess } from './assess';
import { imageScore } from './image-score';
import { scoreMap } from './score-map';

const image = { width: 400, height: 200 };
const scores = { rows: 28, cols: 56, distances: noiseMap(56, 28, 1) };
const settings = { smoothingPx: 3 };

describe('assess', () => {
  it('has the image score of the distances', () => {
    expect(assess(scores, image, settings).score).toBe(imageScore(scores.distances));
  });

  it('has a map of the size of the input, not of the photo', () => {
    const { map } = assess(scores, image, settings);
    expect([map.width, map.height]).toEqual([448, 224]);
    expect(map).toEqual(scoreMap(scores, map, { smoothingPx: 3 }));
    expect(assess(scores, { width: 4000, height: 2000 }, settings).map).toEqual(map);
  });

  it('has maps of other sizes with the same smoothing, the default one unless told', () => {
    const size = { width: 80, height: 40 };
    const { mapAt } = assess(scores, image, settings);
    expect(mapAt(size)).toEqual(scoreMap(scores, size, { smoothingPx: 3 }));
    expect(assess(scores, image).mapAt(size)).toEqual(scoreMap(scores, size));
  });

  it('makes its map once, and only what is asked for', () => {
    const assessment = assess(scores, image, settings);
    expect(assessment.map).toBe(assessment.map);
    const torn = assess({ ...scores, rows: 3 }, image);
    expect(torn.score).toBe(assessment.score);
    expect(() => torn.map).toThrow(RangeError);
  });
});
