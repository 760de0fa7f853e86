import type { RgbaImage } from '../../core/image/rgba';
import { ProblemError } from '../../core/project/problem';
import type { PhotoRemark } from '../../core/project/remark';
import { takeOrientation } from './exif';
import { checkSize } from './limits';
import { orient } from './orient';
import { readPixels } from './pixels';
import type { Source } from './source';

/** The caller closes the bitmap. */
export interface OpenedPicture {
  readonly bitmap: ImageBitmap;
  readonly remarks: readonly PhotoRemark[];
}

/**
 * The first frame of a picture, upright, in sRGB; may be transparent.
 *
 * @param isExact leaves colours and transparency as they are in the file
 * @throws ProblemError
 */
export async function openBitmap(
  source: Source,
  signal: AbortSignal,
  isExact = false,
): Promise<OpenedPicture> {
  signal.throwIfAborted();
  const { bitmap, remarks } = await open(source, isExact);
  try {
    signal.throwIfAborted();
    // Headers that could not be read are made up for here.
    checkSize(bitmap);
    return { bitmap, remarks };
  } catch (error) {
    bitmap.close();
    throw error;
  }
}

/** Our own readers are loaded when the first such file comes. */
async function open(source: Source, isExact: boolean): Promise<OpenedPicture> {
  const { bytes, format, lacksEnd } = source;
  if (format.id === 'tiff') {
    const { decodeTiff } = await import('./tiff/decode');
    const { image, pages } = await decodeTiff(bytes);
    const remarks: PhotoRemark[] = pages > 1 ? [{ kind: 'pages', count: pages }] : [];
    return { bitmap: await toBitmap(image), remarks };
  }
  if (format.id === 'bmp') {
    const { decodeBmp } = await import('./bmp/decode');
    return { bitmap: await toBitmap(decodeBmp(bytes)), remarks: [] };
  }
  return {
    bitmap: await fromBrowser(source, isExact),
    remarks: lacksEnd ? [{ kind: 'no-end' }] : [],
  };
}

function toBitmap({ data, width, height }: RgbaImage): Promise<ImageBitmap> {
  return createImageBitmap(new ImageData(data, width, height));
}

const END_OF_JPEG = Uint8Array.of(0xff, 0xd9);

async function fromBrowser(
  { bytes, format, lacksEnd }: Source,
  isExact: boolean,
): Promise<ImageBitmap> {
  const { bytes: shown, orientation } = takeOrientation(format, bytes);
  const parts = lacksEnd ? [shown, END_OF_JPEG] : [shown];
  let bitmap: ImageBitmap;
  try {
    // The type is the sniffed one: some browsers believe it rather than the bytes.
    bitmap = await createImageBitmap(new Blob(parts, { type: format.mime }), {
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
