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

/** Which files of a query are drawn. Its regions are always found. */
export interface Wanted {
  /** Overlay, and contours where there are regions. */
  readonly overlay: boolean;
  /** Heatmap and scores: at the size of the network's input, or of the photo up to 1,024 px a side. */
  readonly maps: 'network' | 'photo' | null;
  readonly mask: boolean;
  /** For the report. */
  readonly picture: boolean;
}

/** Everything needed to draw one query's exports; structured-cloneable. */
export interface RenderJob extends Look {
  /** Null where neither overlay nor picture is wanted, which alone show the photo. */
  readonly file: Blob | null;
  /** Of the photo. */
  readonly image: Size;
  readonly wanted: Wanted;
  readonly name: string;
  readonly scores: PackedDistances;
}

/** Null for what was not wanted. */
export interface RenderedMaps {
  /** Photo with heatmap and outlines of the regions. */
  readonly overlayPng: Blob | null;
  /** Photo with outlines and numbers of the regions; null without regions, too. */
  readonly contoursPng: Blob | null;
  readonly heatmapPng: Blob | null;
  /** float32 score map, NumPy format 1.0, shape (height, width). */
  readonly scoreNpy: Uint8Array<ArrayBuffer> | null;
  /** The same map as 16-bit grey; value / 65535 * 2 is the distance. */
  readonly scorePng: Uint8Array<ArrayBuffer> | null;
  /** The regions' pixels as 1-bit grey at the size of the photo. */
  readonly maskPng: Uint8Array<ArrayBuffer> | null;
  readonly regions: readonly Region[];
  /** Of heatmap and scores. */
  readonly mapSize: Size | null;
  readonly reportPicture: ReportPicture | null;
}
