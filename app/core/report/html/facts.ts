import type { Directions } from '../../project/turning';
import type { ColourMapId } from '../../heatmap/colour-map';
import type { HeatScale } from '../../heatmap/scale';
import type { Size } from '../../image/geometry';
import type { SavedSpec } from '../../features/grid';
import type { Label } from '../../project/label-kinds';
import type { Decision } from '../../calibration/verdict';
import type { RegionSettings } from '../../regions/settings';
import type { SeverityRule } from '../../regions/severity';
import type { RatedRegion } from '../region-rows';

/** A picture as it stands in its file. */
export interface Picture {
  readonly type: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

/** Facts of the inspection as a whole. */
export interface ReportFacts {
  readonly projectName: string;
  /** Null for a project that is not kept. */
  readonly projectId: string | null;
  /** For a person, with the hour. */
  readonly madeAt: string;
  readonly decision: Decision;
  /** Whether the threshold was set by hand. */
  readonly isOwnThreshold: boolean;
  /** How the suggested threshold came about, and how far it can be relied on. */
  readonly calibrationWords: string | null;
  readonly trustWords: string | null;
  /** One good part in this many reaches the threshold; null when not known. */
  readonly falseAlarmOneIn: number | null;
  /** Whether it is rarer than that by an unknown factor. */
  readonly isRarer: boolean;
  readonly references: readonly ReportReference[];
  readonly scale: HeatScale;
  readonly colourMap: ColourMapId;
  readonly regions: RegionSettings;
  readonly severityRules: readonly SeverityRule[];
  readonly featureSpec: SavedSpec;
  /** In how many directions references were compared. */
  readonly directions: Directions;
  readonly backend: string | null;
  readonly appVersion: string;
}

export interface ReportReference {
  readonly name: string;
  /** SHA-256, hexadecimal; null when not known. */
  readonly hash: string | null;
  readonly thumbnail: Picture | null;
}

/** Facts of one query. */
export interface ReportImage {
  /** From 1, by falling score; null without a score. */
  readonly rank: number | null;
  readonly name: string;
  readonly path: string;
  readonly score: number | null;
  readonly label: Label | null;
  readonly flagged: boolean;
  readonly comment: string;
  readonly hash: string | null;
  readonly size: Size | null;
  readonly sentence: string | null;
  /** Null where they are not known. */
  readonly regions: readonly RatedRegion[] | null;
  /** Why there is no score, in words. */
  readonly problem: string | null;
  readonly thumbnail: Picture | null;
  /** Null where the report was made without it. */
  readonly picture: { readonly photo: Picture; readonly heat: Picture } | null;
}
