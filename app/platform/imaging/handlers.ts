import { fitWithin } from '../../core/image/geometry';
import type { SampleBits } from '../../core/image/sample-range';
import { sketchOf } from '../../core/image/sketch';
import type { DecodedFile } from '../../ports/imaging';
import { openBitmap, type OpenedPicture } from './decode';
import { sha256 } from './hash';
import { readPixels, scaledCanvas } from './pixels';
import { readSource } from './source';
import { thumbnailOf } from './thumbnail';

/** A file that has been opened. */
interface Opened extends Pick<OpenedPicture, 'remarks' | 'depth'> {
  /** As they are in the file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Opens a file for as long as `use` needs its bitmap.
 *
 * @param readAs as for `openBitmap`
 */
export async function withBitmap<Result>(
  file: Blob,
  readAs: SampleBits | null,
  signal: AbortSignal,
  use: (bitmap: ImageBitmap, opened: Opened) => Promise<Result>,
): Promise<Result> {
  const source = await readSource(file, signal);
  const opened = await openBitmap(source, readAs, signal);
  try {
    return await use(opened.bitmap, { ...opened, bytes: source.fileBytes });
  } finally {
    opened.bitmap.close();
  }
}

export function decodeFile(
  file: Blob,
  readAs: SampleBits | null,
  signal: AbortSignal,
): Promise<DecodedFile> {
  return withBitmap(file, readAs, signal, async (bitmap, { bytes, remarks, depth }) => {
    // Both wait for threads of the browser's; the pixels are read meanwhile.
    const others = Promise.all([sha256(bytes), thumbnailOf(bitmap)]);
    others.catch(() => undefined); // Heard below, unless the pixels fail first.
    const image = readPixels(bitmap);
    const sketch = sketchOf(image);
    const [hash, thumbnail] = await others;
    signal.throwIfAborted();
    return { image, hash, thumbnail, remarks, sketch, depth };
  });
}

/** Each photo of a file as a file of its own. */
export async function pagesOf(
  file: Blob,
  signal: AbortSignal,
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const { format, fileBytes } = await readSource(file, signal);
  if (format.id !== 'tiff') return [fileBytes];
  const { splitPages } = await import('./tiff/split');
  return splitPages(fileBytes);
}

export function viewBitmap(
  file: Blob,
  longestPx: number,
  readAs: SampleBits | null,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  return withBitmap(file, readAs, signal, async (bitmap) =>
    scaledCanvas(bitmap, fitWithin(bitmap, longestPx)).canvas.transferToImageBitmap(),
  );
}
