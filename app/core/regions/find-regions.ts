import type { Size } from '../image/geometry';
import { labelComponents } from '../image/components';
import type { ScoreMap } from '../score-map/score-map';
import { measureComponents, type Measured } from './measure';
import { outlines, type Extent } from './outline';
import type { Region, RegionOptions } from './region';

/**
 * The regions of a score map: its pixels at or above the threshold that touch by side or corner,
 * by falling peak (equal peaks in the order of their first pixels).
 *
 * @param image size of the image that the map covers; all places and areas are in its pixels
 * @throws RangeError when the values do not fill the map, or threshold, smallest area or scale
 *   are out of range.
 */
export function findRegions(map: ScoreMap, image: Size, options: RegionOptions): Region[] {
  const { threshold, mmPerPx = null } = options;
  const { found, kept } = largeComponents(map, image, options);
  if (kept.length === 0) return [];
  kept.sort((a, b) => b.measured.peak - a.measured.peak);
  const extent = extentOf(
    kept.map(({ measured }) => measured),
    map,
    image,
  );
  const lines = outlines(map, threshold, found, extent, image);
  return kept.map(({ measured, index }, i) => ({
    number: i + 1,
    ...measured,
    areaPercent: (100 * measured.areaPx) / (image.width * image.height),
    areaMm2: mmPerPx === null ? null : measured.areaPx * mmPerPx ** 2,
    ...lines[index]!,
  }));
}

/**
 * The pixels of all regions that {@link findRegions} finds: 1 inside, else 0, at the map's size.
 *
 * @throws RangeError as findRegions does.
 */
export function regionMask(
  map: ScoreMap,
  image: Size,
  options: RegionOptions,
): Uint8Array<ArrayBuffer> {
  const { found, kept } = largeComponents(map, image, options);
  const isKept = new Uint8Array(found.count + 1);
  for (const { index } of kept) isKept[index + 1] = 1;
  const mask = new Uint8Array(found.labels.length);
  for (let i = 0; i < mask.length; i++) mask[i] = isKept[found.labels[i]!]!;
  return mask;
}

/** Components at or above the threshold, and those that are not too small, by index. */
function largeComponents(map: ScoreMap, image: Size, options: RegionOptions) {
  check(options);
  const { threshold, minAreaPx = 0 } = options;
  const found = labelComponents(maskFrom(map, threshold), map);
  const kept = measureComponents(map, found, image)
    .map((measured, index) => ({ measured, index }))
    .filter(({ measured }) => measured.areaPx >= minAreaPx);
  return { found, kept };
}

/** A loop, since `Uint8Array.from` takes a hundred times as long. */
function maskFrom({ values }: ScoreMap, threshold: number): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let i = 0; i < mask.length; i++) mask[i] = values[i]! >= threshold ? 1 : 0;
  return mask;
}

function check({ threshold, minAreaPx = 0, mmPerPx = null }: RegionOptions): void {
  if (!Number.isFinite(threshold)) {
    throw new RangeError(`findRegions: threshold must be finite, got ${threshold}`);
  }
  if (!(minAreaPx >= 0)) {
    throw new RangeError(`findRegions: minAreaPx must be 0 or more, got ${minAreaPx}`);
  }
  if (mmPerPx !== null && !(mmPerPx > 0 && Number.isFinite(mmPerPx))) {
    throw new RangeError(`findRegions: mmPerPx must be positive, got ${mmPerPx}`);
  }
}

/** Bounding box of all regions in map pixels; outlines are traced only within it. */
function extentOf(measured: readonly Measured[], map: Size, image: Size): Extent {
  const scaleX = map.width / image.width;
  const scaleY = map.height / image.height;
  const bounds = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (const { box } of measured) {
    bounds.left = Math.min(bounds.left, Math.round(box.x * scaleX));
    bounds.top = Math.min(bounds.top, Math.round(box.y * scaleY));
    bounds.right = Math.max(bounds.right, Math.round((box.x + box.width) * scaleX) - 1);
    bounds.bottom = Math.max(bounds.bottom, Math.round((box.y + box.height) * scaleY) - 1);
  }
  return bounds;
}
