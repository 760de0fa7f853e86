import {
  bitsFor,
  SAMPLE_BITS,
  whiteOf,
  type SampleBits,
  type SampleDepth,
} from '../../../core/image/sample-range';
import type { Samples } from '../samples';
import { BLACK_IS_ZERO, RGB, WHITE_IS_ZERO, type TiffPage } from './page';

/**
 * What a page holds beyond 8 bits. Packed samples of 10, 12 or 14 bits use them all; 16 are taken for as
 * many as the largest sample of a colour needs, or the largest that the page says there may be.
 *
 * @param readAs null for as many bits as the page needs
 * @returns null for at most 8 bits, other numbers of bits, signed numbers, floats, and samples that are no lightness
 */
export function depthOf(
  { bits, format, channels, data }: Samples,
  { photometric, maxSample }: Pick<TiffPage, 'photometric' | 'maxSample'>,
  readAs: SampleBits | null,
): SampleDepth | null {
  const isPlain = [BLACK_IS_ZERO, WHITE_IS_ZERO, RGB].includes(photometric);
  const known = SAMPLE_BITS.find((one) => one === bits) ?? 8;
  if (format !== 'unsigned' || known === 8 || !isPlain) return null;
  let most = known < 16 ? whiteOf(known) : maxSample;
  const colours = photometric === RGB ? 3 : 1;
  for (let pixel = 0; pixel < data.length; pixel += channels) {
    for (let i = pixel; i < pixel + colours; i++) if (data[i]! > most) most = data[i]!;
  }
  const reach = bitsFor(most);
  return { reach, readAs: readAs ?? reach };
}
