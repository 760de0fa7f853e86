import { unpackDistances } from '../../core/match/packed-scores';
import { findRegions } from '../../core/regions/find-regions';
import type { RegionFacts } from '../../core/regions/region';
import { regionMap, regionOptions, type RegionSettings } from '../../core/regions/settings';
import type { SurveyJob } from '../../ports';

/** The regions of a few photos, exactly those that the page finds in one that is looked at. */
export function survey(
  jobs: readonly SurveyJob[],
  settings: RegionSettings,
): readonly (readonly RegionFacts[])[] {
  return jobs.map(({ scores: { rows, cols, distances }, image }) => {
    const scores = { rows, cols, distances: unpackDistances(distances) };
    const map = regionMap(scores, image, settings.smoothingPx);
    const regions = findRegions(map, image, regionOptions(settings, image));
    return regions.map(({ areaPercent, areaMm2, peak, shape }) => ({
      areaPercent,
      areaMm2,
      peak,
      shape,
    }));
  });
}
