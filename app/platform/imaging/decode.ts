import { ProblemError } from '../../core/project/problem';
import { checkSize } from './limits';
import type { Source } from './source';
import { decodeTiff } from './tiff';

/**
 * The first frame of a picture, upright, in sRGB; may be transparent. The caller closes it.
 *
 * @param isExact leaves colours and transparency as they are in the file
 * @throws ProblemError
 */
export async function openBitmap(
  source: Source,
  signal: AbortSignal,
  isExact = false,
): Promise<ImageBitmap> {
  signal.throwIfAborted();
  const isTiff = source.format.decoder === 'tiff';
  const bitmap = await (isTiff ? fromTiff(source) : fromBrowser(source, isExact));
  try {
    signal.throwIfAborted();
    // Headers that could not be read are made up for here.
    checkSize(bitmap);
    return bitmap;
  } catch (error) {
    bitmap.close();
    throw error;
  }
}

async function fromTiff({ bytes }: Source): Promise<ImageBitmap> {
  const { data, width, height } = decodeTiff(bytes);
  return createImageBitmap(new ImageData(data, width, height));
}

async function fromBrowser({ bytes, format }: Source, isExact: boolean): Promise<ImageBitmap> {
  try {
    // The type is the sniffed one: some browsers believe it rather than the bytes.
    return await createImageBitmap(new Blob([bytes], { type: format.mime }), {
      imageOrientation: 'from-image',
      premultiplyAlpha: isExact ? 'none' : 'default',
      colorSpaceConversion: isExact ? 'none' : 'default',
    });
  } catch {
    // One InvalidStateError for whatever went wrong: the format decides what it means.
    const kind = format.decoder === 'browser' ? 'undecodable' : 'unsupported-format';
    throw new ProblemError({ kind, format: format.name });
  }
}
