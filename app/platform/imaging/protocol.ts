import type { DecodedFile, RenderedMaps, RenderJob } from '../../ports';

/** What the imaging worker does. */
export interface ImagingOps {
  decode: { input: Blob; output: DecodedFile };
  bitmap: { input: { file: Blob; longestPx: number }; output: ImageBitmap };
  render: { input: RenderJob; output: RenderedMaps };
}
