import { expect, it } from 'vitest';
import { testBackbone } from '../../testing/synthetic';
import { inputSize } from '../../core/image/geometry';
import { packScores, unpackScores } from '../../core/match/packed-scores';
import { findRegions } from '../../core/regions/find-regions';
import { regionOptions, type RegionSettings } from '../../core/regions/settings';
import { scoreMap } from '../../core/score-map/score-map';
import { noise } from '../../testing/expected/formula';
import { createImaging } from './client';

const imaging = createImaging();
const image = { width: 640, height: 480 };
const settings: RegionSettings = {
  threshold: 0.55,
  smallest: { value: 0.1, unit: 'percent' },
  smoothingPx: 5,
  mmPerPx: 0.5,
};

function packed(seed: number, side = 40) {
  return packScores({
    rows: side,
    cols: side,
    distances: Float32Array.from(noise(side * side, seed)),
    nearestReference: new Uint16Array(side * side),
    nearestPatch: new Uint32Array(side * side),
    references: ['r'],
  });
}

it('finds the regions that the page finds', async () => {
  const all = [1, 2, 3].map((seed) => packed(seed));
  const jobs = all.map((scores) => ({ scores, image, backbone: testBackbone }));
  const found = await imaging.survey(jobs, settings, new AbortController().signal);
  const expected = all.map((scores) => {
    const map = scoreMap(unpackScores(scores), inputSize(image, testBackbone), settings);
    return findRegions(map, image, regionOptions(settings, image)).map(
      ({ areaPercent, areaMm2, peak, shape }) => ({ areaPercent, areaMm2, peak, shape }),
    );
  });
  expect(found).toEqual(expected);
  expect(found.flat().length).toBeGreaterThan(3);
});

it('can be aborted', async () => {
  const controller = new AbortController();
  const surveying = imaging.survey(
    [{ scores: packed(1), image, backbone: testBackbone }],
    settings,
    controller.signal,
  );
  controller.abort();
  await expect(surveying).rejects.toMatchObject({ name: 'AbortError' });
});
