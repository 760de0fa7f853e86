import { encode } from 'fast-png';
import { assess } from '../../core/score-map/assess';
import { assessedMask, assessedRegions } from '../../core/regions/assessed-regions';
import { renderHeatmap } from '../../core/heatmap/render';
import { EXPORT_MAP_LONGEST_PX, fitWithin, type Size } from '../../core/image/geometry';
import { bitMask } from '../../core/image/bit-mask';
import type { RgbaImage } from '../../core/image/rgba';
import { unpackDistances } from '../../core/match/packed-scores';
import { npyFloat32 } from '../../core/report/npy';
import type { Region } from '../../core/regions/region';
import type { ScoreMap } from '../../core/score-map/score-map';
import type { RenderedMaps, RenderJob } from '../../ports/render';
import { withBitmap } from './handlers';
import { drawContours, drawOverlay } from './overlay';
import { reportPicture } from './report';

/** Distances go from 0 to 2, samples from 0 to 65535. */
const SAMPLE_PER_DISTANCE = 65_535 / 2;

/** The pictures and arrays that are exported for one query. */
export async function renderMaps(job: RenderJob, signal: AbortSignal): Promise<RenderedMaps> {
  const { wanted, image } = job;
  const scores = unpackDistances(job.scores);
  const assessment = assess({ scores, image, settings: job.regions });
  const regions = assessedRegions(assessment, job.regions);
  signal.throwIfAborted();
  // As large as the photo: for what is laid over it, and where it is asked for.
  const isLargeWanted = wanted.overlay || wanted.maps === 'photo';
  const large = isLargeWanted ? assessment.mapAt(fitWithin(image, EXPORT_MAP_LONGEST_PX)) : null;
  const map = wanted.maps === 'photo' ? large : wanted.maps && assessment.map;
  const { file } = job;
  const shown = file
    ? await withBitmap(file, signal, async (photo) => ({
        ...(wanted.overlay && large ? await overlays(photo, large, regions, job, signal) : null),
        picture: wanted.picture ? await reportPicture(photo, assessment.map, job) : null,
      }))
    : null;
  signal.throwIfAborted();
  const mask = wanted.mask ? assessedMask(assessment, job.regions) : null;
  return {
    overlayPng: shown?.overlayPng ?? null,
    contoursPng: shown?.contoursPng ?? null,
    ...(map ? await mapFiles(map, job) : NO_MAPS),
    maskPng: mask && maskPng(mask, assessment.map, image),
    regions,
    reportPicture: shown?.picture ?? null,
  };
}

async function overlays(
  photo: ImageBitmap,
  map: ScoreMap,
  regions: readonly Region[],
  { scale, colourMap, opacity }: RenderJob,
  signal: AbortSignal,
): Promise<Pick<RenderedMaps, 'overlayPng' | 'contoursPng'>> {
  const heatmap = renderHeatmap(map, scale, colourMap);
  const canvas = await drawOverlay(photo, { heatmap, opacity, regions });
  const overlayPng = await canvas.convertToBlob({ type: 'image/png' });
  signal.throwIfAborted();
  return {
    overlayPng,
    contoursPng: regions.length === 0 ? null : await contoursPngOf(photo, regions),
  };
}

type MapFiles = Pick<RenderedMaps, 'heatmapPng' | 'scoreNpy' | 'scorePng' | 'mapSize'>;

const NO_MAPS: MapFiles = { heatmapPng: null, scoreNpy: null, scorePng: null, mapSize: null };

async function mapFiles(map: ScoreMap, { scale, colourMap }: RenderJob): Promise<MapFiles> {
  const { width, height, values } = map;
  return {
    heatmapPng: await pngOf(renderHeatmap(map, scale, colourMap, { opaque: true })),
    scoreNpy: npyFloat32(values, map),
    scorePng: greyPng(map),
    mapSize: { width, height },
  };
}

function contoursPngOf(photo: ImageBitmap, regions: readonly Region[]): Promise<Blob> {
  return drawContours(photo, regions).convertToBlob({ type: 'image/png' });
}

async function pngOf({ data, width, height }: RgbaImage): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d', { alpha: false })?.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Canvases write 8 bits only, hence an encoder of our own choosing. */
function greyPng({ width, height, values }: ScoreMap): Uint8Array<ArrayBuffer> {
  const data = Uint16Array.from(values, (distance) =>
    Math.round(Math.min(2, Math.max(0, distance)) * SAMPLE_PER_DISTANCE),
  );
  // Copied: the encoder's array is a view of a larger buffer, which would be sent along.
  return new Uint8Array(encode({ width, height, data, depth: 16, channels: 1 }));
}

function maskPng(mask: Uint8Array, map: Size, { width, height }: Size): Uint8Array<ArrayBuffer> {
  const data = bitMask(mask, map, { width, height });
  return new Uint8Array(encode({ width, height, data, depth: 1, channels: 1 }));
}
