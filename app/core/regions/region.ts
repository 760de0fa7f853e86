import type { Measured } from './measure';

/** A closed line in image pixels: x, y, x, y, ...; the first point is not repeated at the end. */
export type Ring = Float32Array<ArrayBuffer>;

/** Connected pixels of a score map at or above a threshold. Lengths are in image pixels. */
export interface Region extends Measured {
  /** From 1, by falling peak. */
  readonly number: number;
  /** Clockwise on the screen; more than one where parts touch by a corner alone. */
  readonly outers: readonly Ring[];
  /** Counterclockwise. */
  readonly holes: readonly Ring[];
  /** Share of the image, 0 to 100. */
  readonly areaPercent: number;
  /** Null without a scale. */
  readonly areaMm2: number | null;
}

/** The little that lists of many photos need of a region. */
export type RegionFacts = Pick<Region, 'areaPercent' | 'areaMm2' | 'peak' | 'shape'>;

export interface RegionOptions {
  /** Map score from which a pixel belongs to a region. */
  readonly threshold: number;
  /** Smaller regions are left out; image pixels, default 0. */
  readonly minAreaPx?: number;
  /** Millimetres that a side of an image pixel covers on the part; default unknown. */
  readonly mmPerPx?: number | null;
}
