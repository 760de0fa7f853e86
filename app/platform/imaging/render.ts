import { unpackDistances } from '../../core/match/packed-scores';
import { queryPictures } from '../../core/pictures/query-pictures';
import { scoreSamples } from '../../core/pictures/score-samples';
import { npyFloat32 } from '../../core/report/npy';
import type { RenderedMaps, RenderJob } from '../../ports/render';
import { withBitmap } from './handlers';
import { drawContours, drawOverlay } from './overlay';
import { greyPng, pngOf } from './png';
import { reportPicture } from './report';

/** All pictures and arrays that are exported for one query. */
export function renderMaps(job: RenderJob, signal: AbortSignal): Promise<RenderedMaps> {
  return withBitmap(job.file, signal, async (photo) => {
    const { width, height } = photo;
    const pictures = queryPictures(unpackDistances(job.scores), { width, height }, job);
    const { regions, mapSize } = pictures;
    const map = pictures.map();
    signal.throwIfAborted();
    const heat = { heatmap: pictures.heat(map), opacity: job.opacity, regions };
    const overlayPng = await encoded(await drawOverlay(photo, heat));
    signal.throwIfAborted();
    const contoursPng = regions.length === 0 ? null : await encoded(drawContours(photo, regions));
    signal.throwIfAborted();
    const heatmapPng = await pngOf(pictures.opaqueHeat(map), true);
    signal.throwIfAborted();
    const picture = await reportPicture(photo, pictures);
    signal.throwIfAborted();
    return {
      overlayPng,
      contoursPng,
      heatmapPng,
      scoreNpy: npyFloat32(map.values, map),
      scorePng: greyPng(map, scoreSamples(map)),
      maskPng: greyPng(photo, pictures.mask()),
      regions,
      mapSize,
      reportPicture: picture,
    };
  });
}

function encoded(canvas: OffscreenCanvas): Promise<Blob> {
  return canvas.convertToBlob({ type: 'image/png' });
}
