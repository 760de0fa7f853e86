import type { RgbaImage } from './rgba';
import { reachOf, whiteOf, type SampleBits } from './sample-range';

/** A picture of 16 bits a sample, as it is stored. */
export interface DeepImage {
  readonly width: number;
  readonly height: number;
  /** Samples a pixel: grey, grey and alpha, RGB, or RGB and alpha. */
  readonly channels: 1 | 2 | 3 | 4;
  /** `width * height * channels`. */
  readonly data: Uint16Array;
}

const OPAQUE = 65_535;

/** The fewest bits that hold every sample of its colours. */
export function deepReach({ channels, data }: DeepImage): SampleBits {
  return reachOf(data, channels, channels < 3 ? 1 : 3);
}

/** The picture in 8 bits over white, `readAs` bits from black to white. Alpha has all 16. */
export function toRgba(image: DeepImage, readAs: SampleBits): RgbaImage {
  const { width, height, channels, data: samples } = image;
  const white = whiteOf(readAs);
  const table = Uint8ClampedArray.from({ length: 65_536 }, (_, i) => (i * 255) / white);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  const hasAlpha = channels === 2 || channels === 4;
  for (let at = 0, from = 0; at < data.length; at += 4, from += channels) {
    data[at] = table[samples[from]!]!;
    data[at + 1] = table[samples[from + green]!]!;
    data[at + 2] = table[samples[from + blue]!]!;
    if (!hasAlpha) continue;
    const alpha = samples[from + channels - 1]! / OPAQUE;
    for (let i = at; i < at + 3; i++) data[i] = data[i]! * alpha + 255 * (1 - alpha);
  }
  return { width, height, data };
}
