import type { Assessment } from '../score-map/assess';
import { findRegions, regionMask } from './find-regions';
import type { Region } from './region';
import { regionOptions, type RegionBounds } from './settings';

/**
 * The regions of an image, by falling peak, as page and files have them.
 *
 * @param bounds of the same settings that the image was assessed with
 * @throws RangeError as `findRegions` and `regionOptions` do
 */
export function assessedRegions({ map, image }: Assessment, bounds: RegionBounds): Region[] {
  return findRegions(map, image, regionOptions(bounds, image));
}

/** The pixels of all these regions: 1 inside, else 0, at the size of the assessment's map. */
export function assessedMask(
  { map, image }: Assessment,
  bounds: RegionBounds,
): Uint8Array<ArrayBuffer> {
  return regionMask(map, image, regionOptions(bounds, image));
}
