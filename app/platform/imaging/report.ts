import { fitWithin } from '../../core/image/geometry';
import { unpackDistances } from '../../core/match/packed-scores';
import { queryPictures, type QueryPictures } from '../../core/pictures/query-pictures';
import type { ReportPicture } from '../../ports/render';
import type { ReportedPhoto, ReportJob } from '../../ports/report';
import { withBitmap } from './handlers';
import { scaledCanvas } from './pixels';
import { pngOf } from './png';

const PHOTO_LONGEST_PX = 1000;

/**
 * Bytes of a photo in a report: a report of 500 should still be small enough to be mailed in parts.
 */
const PHOTO_MOST_BYTES = 130_000;

/** The first that keeps within it, else the last. */
const QUALITIES = [0.85, 0.72, 0.6, 0.45];

/** Regions of a query and, where it is shown, its pictures. */
export async function reportPhoto(job: ReportJob, signal: AbortSignal): Promise<ReportedPhoto> {
  const pictures = queryPictures(unpackDistances(job.scores), job.image, job);
  const { regions } = pictures;
  if (!job.isShown || !job.file) return { regions, picture: null };
  const picture = await withBitmap(job.file, signal, (photo) => reportPicture(photo, pictures));
  return { regions, picture };
}

/** The photo, small, and the heat to be laid over it. */
export async function reportPicture(
  photo: ImageBitmap,
  pictures: Pick<QueryPictures, 'reportHeat'>,
): Promise<ReportPicture> {
  return { photo: await jpegOf(photo), heat: await pngOf(pictures.reportHeat()) };
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
