import type { Region } from '../regions/region';
import type { ShapeWord } from '../regions/shape';
import type { Severity, RegionSeverity } from '../regions/severity';
import { roundDigits } from './round';

/** A region and how severe it is. */
export type RatedRegion = Region & RegionSeverity;

/** One region of a report: a line of regions.csv, an element in results.json. Image pixels. */
export interface RegionRow {
  readonly number: number;
  readonly severity: Severity;
  /** Name of the rule behind the severity. */
  readonly rule: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly areaPx: number;
  readonly areaPercent: number;
  readonly areaMm2: number | null;
  readonly peak: number;
  readonly peakX: number;
  readonly peakY: number;
  readonly mean: number;
  readonly shape: ShapeWord;
  readonly elongation: number;
  readonly orientationDegrees: number;
}

export function regionRow(region: RatedRegion): RegionRow {
  const { box, peakAt } = region;
  return {
    number: region.number,
    severity: region.severity,
    rule: region.rule,
    x: rounded(box.x),
    y: rounded(box.y),
    width: rounded(box.width),
    height: rounded(box.height),
    areaPx: rounded(region.areaPx),
    areaPercent: rounded(region.areaPercent),
    areaMm2: roundDigits(region.areaMm2),
    peak: rounded(region.peak),
    peakX: rounded(peakAt.x),
    peakY: rounded(peakAt.y),
    mean: rounded(region.mean),
    shape: region.shape,
    elongation: rounded(region.elongation),
    orientationDegrees: rounded(region.orientationDegrees),
  };
}

/** All numbers of a region are finite. */
function rounded(value: number): number {
  return roundDigits(value)!;
}
