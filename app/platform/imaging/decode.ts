import type { RgbaImage } from '../../core/image/rgba';
import { ProblemError } from '../../core/project/problem';
import type { PhotoRemark } from '../../core/project/remark';
import { deepReach, toRgba } from '../../core/image/rgba16';
import type { SampleBits, SampleDepth } from '../../core/image/sample-range';
import { decodeDeepPng, isDeepPng } from './deep-png';
import { checkSize } from './limits';
import { orient } from './orient';
import { takeOrientation } from './orientation';
import { readPixels } from './pixels';
import type { Source } from './source';

/** The caller closes the bitmap. */
export interface OpenedPicture {
  readonly bitmap: ImageBitmap;
  readonly remarks: readonly PhotoRemark[];
  /** Null for a file of at most 8 bits a sample. */
  readonly depth: SampleDepth | null;
}

/**
 * The first frame of a picture, upright, in sRGB; may be transparent.
 *
 * @param readAs bits that a file of more than 8 bits a sample is to have from black to white; null
 *   for as many as it needs
 * @param isExact leaves colours and transparency as they are in the file
 * @throws ProblemError
 */
export async function openBitmap(
  source: Source,
  readAs: SampleBits | null,
  signal: AbortSignal,
  isExact = false,
): Promise<OpenedPicture> {
  signal.throwIfAborted();
  const opened = await open(source, readAs, isExact);
  try {
    signal.throwIfAborted();
    // Headers that could not be read are made up for here.
    checkSize(opened.bitmap);
    return opened;
  } catch (error) {
    opened.bitmap.close();
    throw error;
  }
}

/** Our own readers are loaded when the first such file comes. */
async function open(
  source: Source,
  readAs: SampleBits | null,
  isExact: boolean,
): Promise<OpenedPicture> {
  const { bytes, format, lacksEnd } = source;
  if (format.id === 'tiff') {
    const { decodeTiff } = await import('./tiff/decode');
    const { image, pages, depth, guessed } = await decodeTiff(bytes, readAs);
    const remarks: PhotoRemark[] = pages > 1 ? [{ kind: 'pages', count: pages }] : [];
    if (guessed) remarks.push({ kind: 'values', ...guessed });
    return { bitmap: await toBitmap(image), remarks, depth };
  }
  if (format.id === 'bmp') {
    const { decodeBmp } = await import('./bmp/decode');
    return { bitmap: await toBitmap(decodeBmp(bytes)), remarks: [], depth: null };
  }
  const remarks: PhotoRemark[] = lacksEnd ? [{ kind: 'no-end' }] : [];
  const deep = !isExact && isDeepPng(bytes) ? await fromDeepPng(source, readAs) : null;
  const read = deep ?? { bitmap: await fromBrowser(source, isExact), depth: null };
  return { ...read, remarks };
}

/** Null where our own reader finds it damaged: the browser's has the last word. */
async function fromDeepPng(
  source: Source,
  readAs: SampleBits | null,
): Promise<Pick<OpenedPicture, 'bitmap' | 'depth'> | null> {
  const image = decodeDeepPng(source.bytes);
  if (!image) return null;
  const reach = deepReach(image);
  const depth = { reach, readAs: readAs ?? reach };
  // All 16 bits are what the browser takes them for, profiles and all.
  if (depth.readAs === 16) return { bitmap: await fromBrowser(source, false), depth };
  const { orientation } = takeOrientation(source.format, source.bytes);
  return { bitmap: await toBitmap(orient(toRgba(image, depth.readAs), orientation)), depth };
}

function toBitmap({ data, width, height }: RgbaImage): Promise<ImageBitmap> {
  return createImageBitmap(new ImageData(data, width, height));
}

async function fromBrowser({ bytes, format }: Source, isExact: boolean): Promise<ImageBitmap> {
  const { bytes: shown, orientation } = takeOrientation(format, bytes);
  let bitmap: ImageBitmap;
  try {
    // The type is the sniffed one: some browsers believe it rather than the bytes.
    bitmap = await createImageBitmap(new Blob([shown], { type: format.mime }), {
      imageOrientation: 'from-image',
      premultiplyAlpha: isExact ? 'none' : 'default',
      colorSpaceConversion: isExact ? 'none' : 'default',
    });
  } catch {
    // One InvalidStateError for whatever went wrong: the format decides what it means.
    const kind = format.decoder === 'browser' ? 'undecodable' : 'unsupported-format';
    throw new ProblemError({ kind, format: format.name });
  }
  if (orientation === 1) return bitmap;
  try {
    return await toBitmap(orient(readPixels(bitmap, isExact), orientation));
  } finally {
    bitmap.close();
  }
}
