import { ProblemError } from '../../core/project/problem';
import type { RgbaImage } from '../../core/image/rgba';
import { reachOf, toRgba } from '../../core/image/rgba16';
import type { SampleBits, SampleDepth } from '../../core/image/sample-range';
import { decodeDeepPng, isDeepPng } from './deep-png';
import { checkSize } from './limits';
import type { Source } from './source';
import { decodeTiff } from './tiff';

/** A picture as it is worked with, and what its file held. */
export interface OpenedPicture {
  readonly bitmap: ImageBitmap;
  /** Null for a file of at most 8 bits a sample. */
  readonly depth: SampleDepth | null;
}

/**
 * The first frame of a picture, upright, in sRGB; may be transparent. The caller closes it.
 *
 * @param readAs bits that a file of more than 8 bits a sample is to have from black to white; null
 *   for as many as it needs
 * @throws ProblemError
 */
export async function openBitmap(
  source: Source,
  readAs: SampleBits | null,
  signal: AbortSignal,
): Promise<OpenedPicture> {
  signal.throwIfAborted();
  const opened = await open(source, readAs);
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

async function open(source: Source, readAs: SampleBits | null): Promise<OpenedPicture> {
  if (source.format.decoder === 'tiff') return fromTiff(source, readAs);
  const deep = isDeepPng(source.bytes) ? decodeDeepPng(source.bytes) : null;
  if (!deep) return { bitmap: await fromBrowser(source), depth: null };
  const reach = reachOf(deep);
  const depth = { reach, readAs: readAs ?? reach };
  // All 16 bits are what the browser takes them for, profiles and all.
  const isWhole = depth.readAs === 16;
  const bitmap = await (isWhole ? fromBrowser(source) : bitmapOf(toRgba(deep, depth.readAs)));
  return { bitmap, depth };
}

async function fromTiff({ bytes }: Source, readAs: SampleBits | null): Promise<OpenedPicture> {
  const { image, depth } = decodeTiff(bytes, readAs);
  return { bitmap: await bitmapOf(image), depth };
}

function bitmapOf({ data, width, height }: RgbaImage): Promise<ImageBitmap> {
  return createImageBitmap(new ImageData(data, width, height));
}

async function fromBrowser({ bytes, format }: Source): Promise<ImageBitmap> {
  try {
    // The type is the sniffed one: some browsers believe it rather than the bytes.
    return await createImageBitmap(new Blob([bytes], { type: format.mime }), {
      imageOrientation: 'from-image',
      premultiplyAlpha: 'default',
      colorSpaceConversion: 'default',
    });
  } catch {
    // One InvalidStateError for whatever went wrong: the format decides what it means.
    const kind = format.decoder === 'browser' ? 'undecodable' : 'unsupported-format';
    throw new ProblemError({ kind, format: format.name });
  }
}
