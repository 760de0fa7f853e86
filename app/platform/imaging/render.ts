import { unpackDistances } from '../../core/match/packed-scores';
import { queryPictures, type QueryPictures } from '../../core/pictures/query-pictures';
import { scoreSamples } from '../../core/pictures/score-samples';
import { npyFloat32 } from '../../core/report/npy';
import type { ScoreMap } from '../../core/score-map/score-map';
import type { RenderedMaps, RenderJob } from '../../ports/render';
import { withBitmap } from './handlers';
import { drawContours, drawOverlay } from './overlay';
import { greyPng, pngOf } from './png';
import type { Read } from './protocol';
import { reportPicture } from './report';

/** The pictures and arrays that are exported for one query. */
export async function renderMaps(
  job: RenderJob & Read,
  signal: AbortSignal,
): Promise<RenderedMaps> {
  const { wanted, image, file } = job;
  const pictures = queryPictures(unpackDistances(job.scores), image, job);
  signal.throwIfAborted();
  const shown =
    file &&
    (await withBitmap(file, job.readAs, signal, (photo) => shownOf(photo, pictures, job, signal)));
  signal.throwIfAborted();
  const { maps } = wanted;
  const map = maps === 'photo' ? pictures.map() : maps && pictures.inputMap();
  return {
    overlayPng: shown?.overlayPng ?? null,
    contoursPng: shown?.contoursPng ?? null,
    ...(map ? await mapFiles(map, pictures) : NO_MAPS),
    maskPng: wanted.mask ? greyPng(image, pictures.mask()) : null,
    regions: pictures.regions,
    reportPicture: shown?.reportPicture ?? null,
  };
}

type Shown = Pick<RenderedMaps, 'overlayPng' | 'contoursPng' | 'reportPicture'>;

/** Pictures that show the photo itself. */
async function shownOf(
  photo: ImageBitmap,
  pictures: QueryPictures,
  { wanted, opacity }: RenderJob,
  signal: AbortSignal,
): Promise<Shown> {
  const { regions } = pictures;
  let overlayPng: Blob | null = null;
  let contoursPng: Blob | null = null;
  if (wanted.overlay) {
    const heat = { heatmap: pictures.heat(pictures.map()), opacity, regions };
    overlayPng = await encoded(await drawOverlay(photo, heat));
    signal.throwIfAborted();
    contoursPng = regions.length === 0 ? null : await encoded(drawContours(photo, regions));
    signal.throwIfAborted();
  }
  const reported = wanted.picture ? await reportPicture(photo, pictures) : null;
  return { overlayPng, contoursPng, reportPicture: reported };
}

type MapFiles = Pick<RenderedMaps, 'heatmapPng' | 'scoreNpy' | 'scorePng' | 'mapSize'>;

const NO_MAPS: MapFiles = { heatmapPng: null, scoreNpy: null, scorePng: null, mapSize: null };

async function mapFiles(map: ScoreMap, pictures: QueryPictures): Promise<MapFiles> {
  const { width, height, values } = map;
  return {
    heatmapPng: await pngOf(pictures.opaqueHeat(map), true),
    scoreNpy: npyFloat32(values, map),
    scorePng: greyPng(map, scoreSamples(map)),
    mapSize: { width, height },
  };
}

function encoded(canvas: OffscreenCanvas): Promise<Blob> {
  return canvas.convertToBlob({ type: 'image/png' });
}
