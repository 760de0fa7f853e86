import type { Size } from '../image/geometry';
import { assessKey, type AssessSettings } from '../score-map/assess';
import type { RegionOptions } from './region';

export type AreaUnit = 'percent' | 'mm2';

/** An area on any photo: a share of it, 0 to 100, or square millimetres on the part. */
export interface Area {
  readonly value: number;
  readonly unit: AreaUnit;
}

/** How regions are found in all photos of a project, whatever their size. */
export interface RegionSettings extends AssessSettings {
  /** Map score from which a pixel belongs to a region. */
  readonly threshold: number;
  /** Smaller regions are left out. */
  readonly smallest: Area;
  /** Millimetres that a side of an image pixel covers on the part; null when not known. */
  readonly mmPerPx: number | null;
}

/** Settings that apply to a finished score map. */
export type RegionBounds = Omit<RegionSettings, keyof AssessSettings>;

/**
 * The settings for photos of one size.
 *
 * @throws RangeError when the smallest area is in millimetres and there is no scale.
 */
export function regionOptions(bounds: RegionBounds, image: Size): RegionOptions {
  const { threshold, smallest, mmPerPx } = bounds;
  return { threshold, minAreaPx: areaInPx(smallest, image, mmPerPx), mmPerPx };
}

/** A name for settings: the same for those that find the same regions. */
export function settingsKey(settings: RegionSettings): string {
  const { threshold, smallest, mmPerPx } = settings;
  return [threshold, smallest.value, smallest.unit, assessKey(settings), mmPerPx].join(' ');
}

/**
 * Square pixels of an image that an area covers.
 *
 * @throws RangeError for millimetres without a scale.
 */
export function areaInPx({ value, unit }: Area, image: Size, mmPerPx: number | null): number {
  if (unit === 'percent') return (value / 100) * image.width * image.height;
  if (mmPerPx === null) throw new RangeError(`areaInPx: ${value} mm² without a scale`);
  return value / mmPerPx ** 2;
}
