import type { PhotoRemark } from '../core/project/remark';
import type { Framed, Size } from '../core/image/geometry';
import type { Backbone } from '../core/features/backbone';
import type { RgbaImage } from '../core/image/rgba';
import type { SampleBits, SampleDepth } from '../core/image/sample-range';
import type { Sketch } from '../core/image/sketch';
import type { PackedDistances } from '../core/match/packed-scores';
import type { RegionFacts } from '../core/regions/region';
import type { RegionSettings } from '../core/regions/settings';
import type { AssessSettings } from '../core/score-map/assess';
import type { PixelMetrics } from '../core/evaluation/pixel-metrics';
import type { RenderedMaps, RenderJob } from './render';
import type { ReportedPhoto, ReportJob } from './report';
import type { OnProgress } from './progress';

/** A file read and decoded. `thumbnail` is a small WebP or JPEG, at most 192 px a side. */
export interface DecodedFile {
  readonly image: RgbaImage;
  readonly hash: string;
  readonly thumbnail: Blob;
  /** Remarks for the person. */
  readonly remarks: readonly PhotoRemark[];
  readonly sketch: Sketch;
  /** Null for a file of at most 8 bits a sample. */
  readonly depth: SampleDepth | null;
}

/** A labelled query for the pixel metrics. */
export interface PixelJob {
  readonly scores: PackedDistances;
  readonly backbone: Backbone;
  /** Of the score map that is measured. */
  readonly size: Size;
  /** The photo, where it has another scale than its own. */
  readonly image?: Framed;
  /** The defects, as `bitMask` packs them at `size`; null for a good part. */
  readonly mask: Uint8Array<ArrayBuffer> | null;
  readonly settings: AssessSettings;
}

/** Masks to be read. */
export interface MaskJob {
  readonly masks: readonly Blob[];
  /** The photo that they have to fit, and its size upright; null to learn no more than whether they are empty. */
  readonly photo: { readonly file: Blob; readonly size: Size } | null;
  /** Of the score map. */
  readonly size: Size;
}

export interface MaskRead {
  /** As `bitMask` packs them at the size of the score map. */
  readonly bits: Uint8Array<ArrayBuffer>;
  /** The share of the masks' own pixels that is marked: 0 for empty ones, 1 where no background is left. */
  readonly marked: number;
}

/** A query whose regions are asked for. */
export interface SurveyJob {
  readonly scores: PackedDistances;
  readonly backbone: Backbone;
  /** Of the photo. */
  readonly image: Framed;
}

/** A photo at one size, in tiles row by row; the last of a row or column may be smaller. */
export interface PhotoLevel {
  readonly size: Size;
  readonly tilePx: number;
  readonly tiles: readonly ImageBitmap[];
}

/**
 * Which sizes of a photo: those of at most 3,072 px a side, or the finer ones up to `mostPixels`
 * each.
 */
export type LevelRange =
  { readonly kind: 'coarse' } | { readonly kind: 'fine'; readonly mostPixels: number };

/** Decoding and drawing, off the main thread. Rejects with ProblemError or AbortError. */
export interface Imaging {
  /**
   * How photos of more than 8 bits a sample are read from now on: as many bits from black to white;
   * null for each by what it holds.
   */
  readFrom(bits: SampleBits | null): void;
  decode(file: Blob, name: string, signal: AbortSignal): Promise<DecodedFile>;
  /** For the viewer, longest side at most `longestPx`; the caller closes it. */
  bitmap(file: Blob, name: string, longestPx: number, signal: AbortSignal): Promise<ImageBitmap>;
  /** For the viewer, finest first; there may be none. The caller closes their tiles. */
  levels(
    file: Blob,
    name: string,
    range: LevelRange,
    signal: AbortSignal,
  ): Promise<readonly PhotoLevel[]>;
  /** A copy of a bitmap's pixels; the bitmap stays the caller's. */
  pixels(bitmap: ImageBitmap, signal: AbortSignal): Promise<RgbaImage>;
  /** The same as a JPEG file, nearly without loss; the bitmap may be closed at once. */
  jpeg(bitmap: ImageBitmap): Promise<Blob>;
  /** Each photo of a file that holds several as a file of its own; of other files, the file itself. */
  pages(file: Blob, signal: AbortSignal): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  render(job: RenderJob, signal: AbortSignal): Promise<RenderedMaps>;
  /** SHA-256 in hexadecimal, of anything. */
  hash(file: Blob, signal: AbortSignal): Promise<string>;
  reportPhoto(job: ReportJob, signal: AbortSignal): Promise<ReportedPhoto>;
  /**
   * The area that the masks of a photo mark together, at the size of a score map. Rejects with ProblemError
   * `mask-shape` or `mask-turned` where they do not fit the photo.
   */
  mask(job: MaskJob, signal: AbortSignal): Promise<MaskRead>;
  measure(
    jobs: readonly PixelJob[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<PixelMetrics>;
  /** The regions of each photo, as the page and exports find them, by falling peak. */
  survey(
    jobs: readonly SurveyJob[],
    settings: RegionSettings,
    signal: AbortSignal,
  ): Promise<readonly (readonly RegionFacts[])[]>;
}
