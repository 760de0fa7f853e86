import { fitWithin } from '../../core/image/geometry';
import type { PhotoRemark } from '../../core/project/remark';
import type { DecodedFile } from '../../ports/imaging';
import { openBitmap } from './decode';
import { sha256 } from './hash';
import { readPixels, scaledCanvas } from './pixels';
import { readSource } from './source';
import { thumbnailOf } from './thumbnail';

/** Opens a file for as long as `use` needs its bitmap. */
export async function withBitmap<Result>(
  file: Blob,
  signal: AbortSignal,
  use: (
    bitmap: ImageBitmap,
    bytes: Uint8Array<ArrayBuffer>,
    remarks: readonly PhotoRemark[],
  ) => Promise<Result>,
): Promise<Result> {
  const source = await readSource(file, signal);
  const { bitmap, remarks } = await openBitmap(source, signal);
  try {
    return await use(bitmap, source.bytes, remarks);
  } finally {
    bitmap.close();
  }
}

export function decodeFile(file: Blob, signal: AbortSignal): Promise<DecodedFile> {
  return withBitmap(file, signal, async (bitmap, bytes, remarks) => {
    // Both wait for threads of the browser's; the pixels are read meanwhile.
    const others = Promise.all([sha256(bytes), thumbnailOf(bitmap)]);
    others.catch(() => undefined); // Heard below, unless the pixels fail first.
    const image = readPixels(bitmap);
    const [hash, thumbnail] = await others;
    signal.throwIfAborted();
    return { image, hash, thumbnail, remarks };
  });
}

/** Each photo of a file as a file of its own. */
export async function pagesOf(
  file: Blob,
  signal: AbortSignal,
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const { format, bytes } = await readSource(file, signal);
  if (format.id !== 'tiff') return [bytes];
  const { splitPages } = await import('./tiff/split');
  return splitPages(bytes);
}

export function viewBitmap(
  file: Blob,
  longestPx: number,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  return withBitmap(file, signal, async (bitmap) =>
    scaledCanvas(bitmap, fitWithin(bitmap, longestPx)).canvas.transferToImageBitmap(),
  );
}
