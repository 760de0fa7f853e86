import type { Size } from '../../core/image/geometry';
import type { PixelMetrics } from '../../core/score/evaluate/pixel-metrics';
import type { DecodedFile, PixelJob, RenderedMaps, RenderJob } from '../../ports';

/** What the imaging worker does. */
export interface ImagingOps {
  decode: { input: Blob; output: DecodedFile };
  bitmap: { input: { file: Blob; longestPx: number }; output: ImageBitmap };
  mask: { input: { file: Blob; size: Size }; output: Uint8Array<ArrayBuffer> };
  measure: { input: readonly PixelJob[]; output: PixelMetrics };
  render: { input: RenderJob; output: RenderedMaps };
}
