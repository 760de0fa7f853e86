import type { TiffIfd } from 'tiff';
import type { RgbaImage } from '../../core/image/rgba';
import { whiteOf, type SampleBits } from '../../core/image/sample-range';

const PALETTE = 3;
const RGB = 2;

/**
 * Decoded TIFF samples (1, 8 or 16 bits) as 8-bit RGB over white.
 *
 * @param readAs bits from black to white where a sample has 16
 */
export function tiffPixels(page: TiffIfd, readAs: SampleBits = 16): RgbaImage {
  const { width, height, samplesPerPixel: step } = page;
  const [red, green, blue] = channelTables(page, readAs);
  const [g, b] = page.type === RGB ? [1, 2] : [0, 0];
  const alphaAt = page.alpha ? (page.type === RGB ? 3 : 1) : -1;
  const opaque = 2 ** page.bitsPerSample - 1;
  const samples = page.data;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0, at = 0; i < data.length; i += 4, at += step) {
    data[i] = red[samples[at]!]!;
    data[i + 1] = green[samples[at + g]!]!;
    data[i + 2] = blue[samples[at + b]!]!;
    data[i + 3] = 255;
    if (alphaAt >= 0) overWhite(data, i, samples[at + alphaAt]! / opaque);
  }
  return { width, height, data };
}

function overWhite(data: Uint8ClampedArray, at: number, alpha: number): void {
  for (let channel = at; channel < at + 3; channel++) {
    data[channel] = data[channel]! * alpha + 255 * (1 - alpha);
  }
}

type Table = Uint8ClampedArray;

/** For each channel, the byte that a sample means. */
function channelTables(page: TiffIfd, readAs: SampleBits): readonly [Table, Table, Table] {
  const levels = 2 ** page.bitsPerSample;
  const palette = page.type === PALETTE ? page.palette : undefined;
  if (palette) {
    // Entries are 16-bit by the standard; some writers put bytes there (libtiff guesses alike).
    const scale = palette.some((colour) => colour.some((value) => value > 255)) ? 1 / 257 : 1;
    const table = (channel: 0 | 1 | 2) =>
      Uint8ClampedArray.from(palette, (colour) => colour[channel] * scale);
    return [table(0), table(1), table(2)];
  }
  const white = page.bitsPerSample === 16 ? whiteOf(readAs) : levels - 1;
  const grey = Uint8ClampedArray.from({ length: levels }, (_, i) => (i * 255) / white);
  return [grey, grey, grey];
}
