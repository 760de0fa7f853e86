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

/** All pictures and arrays that are exported for one query. */
export function renderMaps(job: RenderJob, signal: AbortSignal): Promise<RenderedMaps> {
  return withBitmap(job.file, signal, async (photo) => {
    const mapSize = fitWithin(photo, EXPORT_MAP_LONGEST_PX);
    const assessment = assess(unpackDistances(job.scores), photo, job.regions);
    const map = assessment.mapAt(mapSize);
    const regions = assessedRegions(assessment, job.regions);
    signal.throwIfAborted();
    const canvas = await drawOverlay(photo, {
      heatmap: renderHeatmap(map, job.scale, job.colourMap),
      opacity: job.opacity,
      regions,
    });
    const overlayPng = await canvas.convertToBlob({ type: 'image/png' });
    signal.throwIfAborted();
    const contoursPng = regions.length === 0 ? null : await contoursPngOf(photo, regions);
    signal.throwIfAborted();
    const opaque = renderHeatmap(map, job.scale, job.colourMap, { opaque: true });
    const heatmapPng = await pngOf(opaque);
    signal.throwIfAborted();
    const picture = await reportPicture(photo, assessment.map, job);
    signal.throwIfAborted();
    return {
      overlayPng,
      contoursPng,
      heatmapPng,
      scoreNpy: npyFloat32(map.values, map),
      scorePng: greyPng(map),
      maskPng: maskPng(assessedMask(assessment, job.regions), assessment.map, photo),
      regions,
      mapSize,
      reportPicture: picture,
    };
  });
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
