import type { RgbaImage } from '../../../core/image/rgba';
import { toBytes, type SampleRange, type Samples } from '../samples';
import { labToRgb } from './lab';
import {
  BLACK_IS_ZERO,
  CIELAB,
  CMYK,
  JPEG,
  PALETTE,
  RGB,
  WHITE_IS_ZERO,
  YCBCR,
  type TiffPage,
} from './page';
import { yCbCrToRgb } from './ycbcr';

/** Fewest samples a pixel that a colour model needs, and the most that are understood. */
const models: Readonly<Record<number, readonly [number, number]>> = {
  [WHITE_IS_ZERO]: [1, 2],
  [BLACK_IS_ZERO]: [1, 2],
  [RGB]: [3, 8],
  [PALETTE]: [1, 2],
  [CMYK]: [4, 8],
  [YCBCR]: [3, 4],
  [CIELAB]: [3, 4],
};

const modelNames: Readonly<Record<number, string>> = {
  4: 'a transparency mask',
  9: 'ICC L*a*b* colours',
  10: 'ITU L*a*b* colours',
  32_844: 'LogL colours',
  32_845: 'LogLuv colours',
};

/** The reason against the page's colours, or null. */
export function colourObjection(page: TiffPage): string | null {
  const { photometric, channels, bits, format, palette } = page;
  const limits = models[photometric];
  if (!limits) return modelNames[photometric] ?? `colour model ${photometric}`;
  if (channels < limits[0] || channels > limits[1]) return `${channels} channels`;
  const plain = photometric === RGB || photometric === BLACK_IS_ZERO;
  if (format !== 'unsigned' && !plain && photometric !== WHITE_IS_ZERO) {
    return `${format} values of colour model ${photometric}`;
  }
  if (format === 'float' && photometric === WHITE_IS_ZERO) return 'floats that count down to white';
  if (photometric === PALETTE && (bits > 16 || palette.length !== 3 * 2 ** bits)) {
    return 'no palette';
  }
  if ((photometric === YCBCR || photometric === CIELAB) && bits !== 8) {
    return `colour model ${photometric} of ${bits} bits`;
  }
  return null;
}

/**
 * Samples of a page as 8-bit RGB over white.
 *
 * @param range of the colours
 * @param opaque the alpha of what hides all that lies behind it
 */
export function toRgba(
  samples: Samples,
  page: TiffPage,
  range: SampleRange,
  opaque: number,
): RgbaImage {
  const { width, height, channels } = samples;
  const { photometric, extraSamples } = page;
  const data = new Uint8ClampedArray(width * height * 4);
  const isJpeg = page.compression === JPEG;
  if (photometric === PALETTE) paintPalette(data, samples, page.palette);
  else {
    const bytes = toBytes(samples, range);
    if (photometric === YCBCR && !isJpeg) {
      yCbCrToRgb(bytes, channels, page.lumaWeights, page.blackWhite);
    } else if (photometric === CIELAB && !isJpeg) labToRgb(bytes, channels);
    if (photometric === WHITE_IS_ZERO)
      for (let i = 0; i < bytes.length; i += channels) bytes[i] = 255 - bytes[i]!;
    if (photometric === CMYK) paintInks(data, bytes, channels);
    else paint(data, bytes, channels, photometric === RGB || photometric >= YCBCR ? 1 : 0);
  }
  const colours = photometric === CMYK ? 4 : photometric === RGB || photometric >= YCBCR ? 3 : 1;
  const alpha = extraSamples.findIndex((kind) => kind === 1 || kind === 2);
  if (alpha >= 0 && colours + alpha < channels) {
    overWhite(data, samples, colours + alpha, opaque, extraSamples[alpha] === 1);
  }
  return { width, height, data };
}

/** @param spread 1 where green and blue lie behind red, 0 where grey stands for all three */
function paint(
  data: Uint8ClampedArray,
  bytes: Uint8ClampedArray,
  step: number,
  spread: 0 | 1,
): void {
  for (let i = 0, at = 0; i < data.length; i += 4, at += step) {
    data[i] = bytes[at]!;
    data[i + 1] = bytes[at + spread]!;
    data[i + 2] = bytes[at + spread * 2]!;
    data[i + 3] = 255;
  }
}

/** Inks without a profile: each takes its share of the light. */
function paintInks(data: Uint8ClampedArray, bytes: Uint8ClampedArray, step: number): void {
  for (let i = 0, at = 0; i < data.length; i += 4, at += step) {
    const light = (255 - bytes[at + 3]!) / 255;
    for (let ink = 0; ink < 3; ink++) data[i + ink] = (255 - bytes[at + ink]!) * light;
    data[i + 3] = 255;
  }
}

function paintPalette(
  data: Uint8ClampedArray,
  { data: indices, channels }: Samples,
  palette: readonly number[],
): void {
  const colours = palette.length / 3;
  // Entries are 16-bit by the standard; some writers put bytes there (libtiff guesses alike).
  const scale = palette.some((value) => value > 255) ? 1 / 257 : 1;
  const bytes = Uint8ClampedArray.from(palette, (value) => value * scale);
  for (let i = 0, at = 0; i < data.length; i += 4, at += channels) {
    for (let c = 0; c < 3; c++) data[i + c] = bytes[c * colours + indices[at]!]!;
    data[i + 3] = 255;
  }
}

function overWhite(
  data: Uint8ClampedArray,
  samples: Samples,
  channel: number,
  opaque: number,
  premultiplied: boolean,
): void {
  for (let i = 0, at = channel; i < data.length; i += 4, at += samples.channels) {
    const alpha = Math.min(1, Math.max(0, samples.data[at]! / opaque));
    const share = premultiplied ? 1 : alpha;
    for (let c = i; c < i + 3; c++) data[c] = data[c]! * share + 255 * (1 - alpha);
  }
}
