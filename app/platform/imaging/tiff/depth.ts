import {
  reachOf,
  SAMPLE_BITS,
  type SampleBits,
  type SampleDepth,
} from '../../../core/image/sample-range';
import { isTyped, type SampleRange, type Samples } from '../samples';
import { BLACK_IS_ZERO, RGB, WHITE_IS_ZERO, type TiffPage } from './page';

/**
 * How many bits of camera data a page holds beyond 8. Packed samples of 10, 12 or 14 bits use them
 * all; 16 are taken for as many as the largest sample of a colour needs, or the largest that the
 * page says there may be. Signed numbers, integers of 32 bits and floats that lie in the same range
 * are read alike.
 *
 * @param stored the range that the samples would have by themselves
 * @param readAs null for as many bits as the page needs
 * @returns null for at most 8 bits, other numbers of bits, values below 0, floats up to 1, values
 *   beyond 16 bits, and samples that are no lightness
 */
export function depthOf(
  { bits, format, channels, data }: Samples,
  { photometric, maxSample }: Pick<TiffPage, 'photometric' | 'maxSample'>,
  stored: SampleRange,
  readAs: SampleBits | null,
): SampleDepth | null {
  if (![BLACK_IS_ZERO, WHITE_IS_ZERO, RGB].includes(photometric)) return null;
  const typed = isTyped({ bits, format });
  const packed = typed ? SAMPLE_BITS.find((one) => one === bits) : 16;
  if (packed === undefined || packed === 8) return null;
  if (stored.black < 0 || stored.white < 255 || stored.white > 65_535) return null;
  const colours = photometric === RGB ? 3 : 1;
  const reach = packed < 16 ? packed : reachOf(data, channels, colours, typed ? maxSample : 0);
  // All 15 bits of signed numbers: white is what the type says, and no camera's.
  if (format === 'signed' && reach === 16) return null;
  return { reach, readAs: readAs ?? reach };
}
