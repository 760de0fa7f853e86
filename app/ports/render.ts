import type { Size } from '../core/image/geometry';
import type { PackedDistances } from '../core/match/packed-scores';
import type { Look } from '../core/pictures/query-pictures';
import type { Region } from '../core/regions/region';

/** A photo for a report: small, with the heat apart, to be laid over it. */
export interface ReportPicture {
  /** JPEG, at most 1,000 px a side. */
  readonly photo: Blob;
  /** PNG, transparent where there is no heat; any size. */
  readonly heat: Blob;
}

/** Everything needed to draw one query's exports; structured-cloneable. */
export interface RenderJob extends Look {
  readonly file: Blob;
  readonly name: string;
  readonly scores: PackedDistances;
}

export interface RenderedMaps {
  /** Photo with heatmap and outlines of the regions. */
  readonly overlayPng: Blob;
  /** Photo with outlines and numbers of the regions; null without regions. */
  readonly contoursPng: Blob | null;
  readonly heatmapPng: Blob;
  /** float32 score map, NumPy format 1.0, shape (height, width). */
  readonly scoreNpy: Uint8Array<ArrayBuffer>;
  /** The same map as 16-bit grey; value / 65535 * 2 is the distance. */
  readonly scorePng: Uint8Array<ArrayBuffer>;
  /** The regions' pixels as 1-bit grey at the size of the photo. */
  readonly maskPng: Uint8Array<ArrayBuffer>;
  readonly regions: readonly Region[];
  readonly mapSize: Size;
  readonly reportPicture: ReportPicture;
}
