import type { SampleBits } from '../../core/image/sample-range';
import type { RgbaImage } from '../../core/image/rgba';
import type { PixelMetrics } from '../../core/evaluation/pixel-metrics';
import type { RegionFacts } from '../../core/regions/region';
import type { RegionSettings } from '../../core/regions/settings';
import type {
  DecodedFile,
  LevelRange,
  MaskJob,
  MaskRead,
  PhotoLevel,
  PixelJob,
  SurveyJob,
} from '../../ports/imaging';
import type { RenderedMaps, RenderJob } from '../../ports/render';
import type { ReportedPhoto, ReportJob } from '../../ports/report';

/** How photos of more than 8 bits a sample are read; null for each by what it holds. */
export interface Read {
  readonly readAs: SampleBits | null;
}

/** Operations of the imaging worker. */
export interface ImagingOps {
  decode: { input: { file: Blob } & Read; output: DecodedFile };
  bitmap: { input: { file: Blob; longestPx: number } & Read; output: ImageBitmap };
  levels: { input: { file: Blob; range: LevelRange } & Read; output: readonly PhotoLevel[] };
  pixels: { input: ImageBitmap; output: RgbaImage };
  jpeg: { input: ImageBitmap; output: Blob };
  mask: { input: MaskJob; output: MaskRead };
  measure: { input: readonly PixelJob[]; output: PixelMetrics };
  survey: {
    input: { jobs: readonly SurveyJob[]; settings: RegionSettings };
    output: readonly (readonly RegionFacts[])[];
  };
  pages: { input: Blob; output: readonly Uint8Array<ArrayBuffer>[] };
  hash: { input: Blob; output: string };
  render: { input: RenderJob & Read; output: RenderedMaps };
  reportPhoto: { input: ReportJob & Read; output: ReportedPhoto };
}
