import type { RgbaImage } from '../../../core/image/rgba';
import { ProblemError } from '../../../core/project/problem';
import { whiteOf, type SampleBits, type SampleDepth } from '../../../core/image/sample-range';
import { checkSize } from '../limits';
import { orient } from '../orient';
import { isTyped, storedRange, type SampleRange, type Samples } from '../samples';
import { readSamples } from './blocks';
import { webpObjection } from './browser-rows';
import { isCameraRaw, photoPages } from './choose-page';
import { colourObjection, toRgba } from './colour';
import { depthOf } from './depth';
import { readTiff } from './directory';
import { jpegObjection } from './jpeg-block';
import { JPEG, readPage, WEBP, YCBCR, type TiffPage } from './page';
import { predictorObjection } from './predictor';
import { compressionObjection } from './unpack';

export interface DecodedTiff {
  readonly image: RgbaImage;
  /** Photos in the file; the image is the first of them. */
  readonly pages: number;
  /** Null for at most 8 bits a sample, and for samples that are no lightness. */
  readonly depth: SampleDepth | null;
  /** Black and white where only the photo's own values say what they may be; else null. */
  readonly guessed: SampleRange | null;
}

/**
 * The first photo of a TIFF, upright, over white.
 *
 * @param readAs bits from black to white of more than 8 a sample; null for as many as it needs
 * @throws ProblemError
 */
export async function decodeTiff(
  bytes: Uint8Array<ArrayBuffer>,
  readAs: SampleBits | null = null,
): Promise<DecodedTiff> {
  const { page, samples, pages } = await readTiffSamples(bytes);
  const stored = storedRange(samples);
  const depth = depthOf(samples, page, stored, readAs);
  const range = depth ? { black: 0, white: whiteOf(depth.readAs) } : stored;
  const image = orient(toRgba(samples, page, range, stored.white), page.orientation);
  return { image, pages, depth, guessed: depth || isTyped(samples) ? null : stored };
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

/** The feature of this page that cannot be read right, or null. */
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
