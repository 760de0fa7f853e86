import { ProblemError } from '../../../core/project/problem';
import { readPixels } from '../pixels';
import type { TiffPage } from './page';

const damaged = () => new ProblemError({ kind: 'undecodable', format: 'TIFF' });

/**
 * A strip or tile that is a picture of its own, by the browser's decoder: a byte a sample, grey or
 * RGB.
 *
 * @throws ProblemError undecodable
 */
export async function browserRows(
  block: Blob,
  page: TiffPage,
  rows: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const channels = page.separate ? 1 : page.channels;
  const bitmap = await createImageBitmap(block, {
    imageOrientation: 'none',
    colorSpaceConversion: 'none',
  }).catch(() => {
    throw damaged();
  });
  try {
    const { width, height } = bitmap;
    if (width < page.blockWidth || height < rows) throw damaged();
    const { data } = readPixels(bitmap);
    const bytes = new Uint8Array(page.blockWidth * rows * channels);
    for (let y = 0, to = 0; y < rows; y++) {
      for (let x = 0; x < page.blockWidth; x++, to += channels) {
        for (let i = 0; i < channels; i++) bytes[to + i] = data[(y * width + x) * 4 + i]!;
      }
    }
    return bytes;
  } finally {
    bitmap.close();
  }
}

/** The reason against a page in WebP compression, or null. */
export function webpObjection({ channels, separate, bits, format }: TiffPage): string | null {
  const plain = channels === 3 && !separate && bits === 8 && format === 'unsigned';
  return plain ? null : `WebP compression of ${channels} channels of ${bits} bits`;
}
