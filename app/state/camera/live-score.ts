import { assess } from '../../core/score-map/assess';
import { assessedRegions } from '../../core/regions/assessed-regions';
import { renderHeatmap } from '../../core/heatmap/render';
import type { Size } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';
import type { Backbone } from '../../core/features/backbone';
import type { PatchScores } from '../../core/match/patch-scores';
import { verdictOf, type Verdict } from '../../core/calibration/verdict';
import type { Region } from '../../core/regions/region';
import { selectDecision, selectHeatScale, selectRegionSettings } from '../store/selectors';
import type { AppState } from '../store/store';

/** Result of a frame, computed as for a query of the project. */
export interface LiveScore {
  readonly score: number;
  /** Null until there is a threshold. */
  readonly verdict: Verdict | null;
  /** On the project's scale, at the size of the score map; null until there is a scale. */
  readonly heat: RgbaImage | null;
  /** In pixels of the frame. */
  readonly regions: readonly Region[];
}

/** Score, heat and regions of a frame by the project's present settings. */
export function liveScore(
  state: AppState,
  scores: PatchScores,
  frame: Size,
  backbone: Backbone,
): LiveScore {
  const assessment = assess({ scores, image: frame, backbone, settings: state.regions });
  const { score } = assessment;
  const scale = selectHeatScale(state);
  const settings = selectRegionSettings(state);
  return {
    score,
    verdict: verdictOf(score, selectDecision(state)),
    heat: scale && renderHeatmap(assessment.map, scale, state.view.colourMap),
    regions: settings ? assessedRegions(assessment, settings) : [],
  };
}
