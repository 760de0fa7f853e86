import type { RgbaImage } from '../../../core/image/rgba';
import { ProblemError } from '../../../core/project/problem';
import { checkSize } from '../limits';
import { orient } from '../orient';
import type { Samples } from '../samples';
import { readSamples } from './blocks';
import { webpObjection } from './browser-rows';
import { isCameraRaw, photoPages } from './choose-page';
import { colourObjection, toRgba } from './colour';
import { readTiff } from './directory';
import { jpegObjection } from './jpeg-block';
import { JPEG, readPage, WEBP, YCBCR, type TiffPage } from './page';
import { predictorObjection } from './predictor';
import { compressionObjection } from './unpack';

export interface DecodedTiff {
  readonly image: RgbaImage;
  /** Photos in the file; the image is the first of them. */
  readonly pages: number;
}

/**
 * The first photo of a TIFF, upright, over white.
 *
 * @throws ProblemError
 */
export async function decodeTiff(bytes: Uint8Array<ArrayBuffer>): Promise<DecodedTiff> {
  const { page, samples, pages } = await readTiffSamples(bytes);
  return { image: orient(toRgba(samples, page), page.orientation), pages };
}

/**
 * The samples of the first photo as they are stored, before any range or colour is made of them;
 * not turned.
 *
 * @throws ProblemError
 */
export async function readTiffSamples(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ page: TiffPage; samples: Samples; pages: number }> {
  const file = readTiff(bytes);
  const photos = photoPages(file);
  const page = readPage(file, photos[0]!);
  if (isCameraRaw(file) || RAW_COLOURS.includes(page.photometric)) {
    throw new ProblemError({ kind: 'unsupported-format', format: 'camera raw' });
  }
  const feature = objection(page);
  if (feature) throw new ProblemError({ kind: 'unsupported-feature', format: 'TIFF', feature });
  checkSize(page);
  return { page, samples: await readSamples(file, page), pages: photos.length };
}

/** A colour filter's pattern, and linear raw. */
const RAW_COLOURS: readonly number[] = [32_803, 34_892];

/** What this page has that cannot be read right, or null. */
function objection(page: TiffPage): string | null {
  const { bits, format } = page;
  if (Number.isNaN(bits)) return 'channels of different depth';
  const depths = { unsigned: [], signed: [8, 16, 32], float: [16, 32, 64] }[format];
  const isPlain = format === 'unsigned' && ((bits >= 1 && bits <= 16) || bits === 32);
  if (!isPlain && !depths.includes(bits as never)) return `${bits}-bit ${words[format]}`;
  if (page.photometric === YCBCR && page.separate) return 'separate planes of YCbCr';
  return (
    compressionObjection(page) ??
    predictorObjection(page) ??
    (page.compression === JPEG ? jpegObjection(page) : null) ??
    (page.compression === WEBP ? webpObjection(page) : null) ??
    colourObjection(page)
  );
}

const words = { unsigned: 'integers', signed: 'signed integers', float: 'floating-point values' };
