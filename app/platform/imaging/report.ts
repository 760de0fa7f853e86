import { assess } from '../../core/score-map/assess';
import { assessedRegions } from '../../core/regions/assessed-regions';
import { renderHeatmap } from '../../core/heatmap/render';
import { fitWithin } from '../../core/image/geometry';
import { unpackDistances } from '../../core/match/packed-scores';
import type { ScoreMap } from '../../core/score-map/score-map';
import type { ReportedPhoto, ReportJob } from '../../ports/report';
import type { RenderJob, ReportPicture } from '../../ports/render';
import { withBitmap } from './handlers';
import { scaledCanvas } from './pixels';

const PHOTO_LONGEST_PX = 1000;

/**
 * Bytes of a photo in a report: a report of 500 should still be small enough to be mailed in parts.
 */
const PHOTO_MOST_BYTES = 130_000;

/** The first that keeps within it, else the last. */
const QUALITIES = [0.85, 0.72, 0.6, 0.45];

/** Regions of a query and, where it is shown, its pictures. */
export async function reportPhoto(job: ReportJob, signal: AbortSignal): Promise<ReportedPhoto> {
  const assessment = assess(unpackDistances(job.scores), job.image, job.regions);
  const regions = assessedRegions(assessment, job.regions);
  if (!job.isShown) return { regions, picture: null };
  const picture = await withBitmap(job.file, signal, (photo) =>
    reportPicture(photo, assessment.map, job),
  );
  return { regions, picture };
}

/** @param map of the size of the backbone's input: a larger one holds no more */
export async function reportPicture(
  photo: ImageBitmap,
  map: ScoreMap,
  job: Pick<RenderJob, 'scale' | 'colourMap' | 'opacity'>,
): Promise<ReportPicture> {
  return { photo: await jpegOf(photo), heat: await heatOf(map, job) };
}

async function jpegOf(photo: ImageBitmap): Promise<Blob> {
  const { canvas } = scaledCanvas(photo, fitWithin(photo, PHOTO_LONGEST_PX), true);
  let blob = new Blob();
  for (const quality of QUALITIES) {
    blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= PHOTO_MOST_BYTES) break;
  }
  return blob;
}

async function heatOf(
  map: ScoreMap,
  { scale, colourMap, opacity }: Pick<RenderJob, 'scale' | 'colourMap' | 'opacity'>,
): Promise<Blob> {
  const { data, width, height } = renderHeatmap(map, scale, colourMap);
  for (let alpha = 3; alpha < data.length; alpha += 4) {
    data[alpha] = opacity * data[alpha]!;
    // Colours that nobody sees would be stored all the same.
    if (data[alpha] === 0) data.fill(0, alpha - 3, alpha);
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
