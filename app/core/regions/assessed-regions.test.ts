import { expect, it } from 'vitest';
import { noiseMap } from '../../testing/expected/formula';
import { testBackbone } from '../../testing/synthetic';
import { assess } from '../score-map/assess';
import { assessedMask, assessedRegions } from './assessed-regions';
import { findRegions, regionMask } from './find-regions';
import { regionOptions, type RegionSettings } from './settings';

const image = { width: 400, height: 200 };
const scores = { rows: 28, cols: 56, distances: noiseMap(56, 28, 1) };
const settings: RegionSettings = {
  threshold: 0.55,
  smallest: { value: 0.05, unit: 'percent' },
  smoothingPx: 3,
  mmPerPx: 0.5,
};

it('regions of an image, and their pixels, are those of its map', () => {
  const assessment = assess({ scores, image, backbone: testBackbone, settings });
  const options = regionOptions(settings, image);
  const regions = assessedRegions(assessment, settings);
  expect(regions.length).toBeGreaterThan(1);
  expect(regions).toEqual(findRegions(assessment.map, image, options));
  expect(assessedMask(assessment, settings)).toEqual(regionMask(assessment.map, image, options));
});
