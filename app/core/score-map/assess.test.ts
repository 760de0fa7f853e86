import { describe, expect, it } from 'vitest';
import { noiseMap } from '../../testing/expected/formula';
import { testBackbone } from '../../testing/synthetic';
import { assess, assessKey, assessSettings, usualSettings } from './assess';
import { imageScore } from './image-score';
import { scoreMap } from './score-map';

const image = { width: 400, height: 200 };
const scores = { rows: 28, cols: 56, distances: noiseMap(56, 28, 1) };
const settings = { smoothingPx: 3 };

describe('assess', () => {
  it('has the image score of the distances', () => {
    expect(assess({ scores, image, settings, backbone: testBackbone }).score).toBe(
      imageScore(scores.distances),
    );
  });

  it('has a map of the size of the input, not of the photo', () => {
    const { map } = assess({ scores, image, settings, backbone: testBackbone });
    expect([map.width, map.height]).toEqual([448, 224]);
    expect(map).toEqual(scoreMap(scores, map, { smoothingPx: 3 }));
    expect(
      assess({ scores, image: { width: 4000, height: 2000 }, settings, backbone: testBackbone })
        .map,
    ).toEqual(map);
  });

  it('has maps of other sizes with the same smoothing', () => {
    const size = { width: 80, height: 40 };
    const { mapAt } = assess({ scores, image, settings, backbone: testBackbone });
    expect(mapAt(size)).toEqual(scoreMap(scores, size, { smoothingPx: 3 }));
  });

  it('makes its map once, and only what is asked for', () => {
    const assessment = assess({ scores, image, settings, backbone: testBackbone });
    expect(assessment.map).toBe(assessment.map);
    const torn = assess({
      scores: { ...scores, rows: 3 },
      image,
      settings,
      backbone: testBackbone,
    });
    expect(torn.score).toBe(assessment.score);
    expect(() => torn.map).toThrow(RangeError);
  });
});

describe('settings', () => {
  it('are taken out of what has more, and measured with the smoothing of the default', () => {
    const chosen = { smoothingPx: 3, smallest: 'any' };
    expect(assessSettings(chosen)).toEqual({ smoothingPx: 3 });
    const size = { width: 80, height: 40 };
    const usual = assess({
      backbone: testBackbone,
      scores,
      image,
      settings: usualSettings(chosen),
    });
    expect(usual.mapAt(size)).toEqual(scoreMap(scores, size));
  });

  it('have one key as long as the maps are the same', () => {
    expect(assessKey({ smoothingPx: 3 })).toBe(assessKey(settings));
    expect(assessKey({ smoothingPx: 3.5 })).not.toBe(assessKey(settings));
  });
});
