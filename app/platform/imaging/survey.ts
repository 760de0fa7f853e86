import { assess } from '../../core/score-map/assess';
import { assessedRegions } from '../../core/regions/assessed-regions';
import { unpackDistances } from '../../core/match/packed-scores';
import type { RegionFacts } from '../../core/regions/region';
import type { RegionSettings } from '../../core/regions/settings';
import type { SurveyJob } from '../../ports/imaging';

/** The regions of a few photos, exactly those that the page finds in one that is looked at. */
export function survey(
  jobs: readonly SurveyJob[],
  settings: RegionSettings,
): readonly (readonly RegionFacts[])[] {
  return jobs.map(({ scores, image, backbone }) => {
    const assessment = assess({ scores: unpackDistances(scores), image, backbone, settings });
    const regions = assessedRegions(assessment, settings);
    return regions.map(({ areaPercent, areaMm2, peak, shape }) => ({
      areaPercent,
      areaMm2,
      peak,
      shape,
    }));
  });
}
