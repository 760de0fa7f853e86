import { bitMask } from '../../core/image/bit-mask';
import { defectMask } from '../../core/image/defect-mask';
import { fitWithin, type Size } from '../../core/image/geometry';
import type { DecodedFile } from '../../ports';
import { openBitmap } from './decode';
import { sha256 } from './hash';
import { readPixels, scaledCanvas } from './pixels';
import { readSource } from './source';
import { thumbnailOf } from './thumbnail';

/** Opens a file for as long as `use` needs its bitmap. */
export async function withBitmap<Result>(
  file: Blob,
  signal: AbortSignal,
  use: (bitmap: ImageBitmap, bytes: Uint8Array<ArrayBuffer>) => Promise<Result>,
): Promise<Result> {
  const source = await readSource(file, signal);
  const bitmap = await openBitmap(source, signal);
  try {
    return await use(bitmap, source.bytes);
  } finally {
    bitmap.close();
  }
}

export function decodeFile(file: Blob, signal: AbortSignal): Promise<DecodedFile> {
  return withBitmap(file, signal, async (bitmap, bytes) => {
    const hash = await sha256(bytes);
    signal.throwIfAborted();
    const thumbnail = await thumbnailOf(bitmap);
    signal.throwIfAborted();
    return { image: readPixels(bitmap), hash, thumbnail };
  });
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

export function maskBits(
  file: Blob,
  size: Size,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return withBitmap(file, signal, async (bitmap) =>
    bitMask(defectMask(readPixels(bitmap), size), size, size),
  );
}
