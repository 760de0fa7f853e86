import { ProblemError } from '../../core/project/problem';

export type SampleFormat = 'unsigned' | 'signed' | 'float';

export type SampleArray =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** Samples as a file stores them, channel by channel within a pixel, before any range is chosen. */
export interface Samples {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: SampleArray;
  /** Of one sample as stored: 12 for packed 12-bit data, 16 for 12 bits in 16. */
  readonly bits: number;
  readonly format: SampleFormat;
}

/** The stored values that become black and white. */
export interface SampleRange {
  readonly black: number;
  readonly white: number;
}

/** Whether the type of the samples alone says what black and white are. */
export function isTyped({ bits, format }: Pick<Samples, 'bits' | 'format'>): boolean {
  return format === 'unsigned' && bits <= 16;
}

/**
 * The range that the type of the samples stands for, the same for every photo of a camera:
 * integers of up to 16 bits use all of their bits. Wider integers and floats carry values of
 * unknown meaning: they count as 0 to 1 (floats alone), 8-bit, 16-bit or full, whichever is the
 * first to hold all of them.
 *
 * @throws ProblemError unsupported-feature, for floats that fit none of these
 */
export function storedRange({ data, bits, format }: Samples): SampleRange {
  if (isTyped({ bits, format })) return { black: 0, white: 2 ** bits - 1 };
  const { least, most } = extremes(data);
  if (format === 'signed' && (least < 0 || bits <= 16)) {
    return { black: least < 0 ? -(2 ** (bits - 1)) : 0, white: 2 ** (bits - 1) - 1 };
  }
  if (!(least >= 0 && most <= 2 ** 32)) throw unknownRange(least, most);
  const wholes = format === 'unsigned' ? 2 ** bits - 1 : 2 ** (bits - 1) - 1;
  const steps = format === 'float' ? [1, 255, 65_535] : [255, 65_535, wholes];
  const white = steps.find((step) => most <= step);
  if (white === undefined) throw unknownRange(least, most);
  return { black: 0, white };
}

function unknownRange(least: number, most: number): ProblemError {
  const feature =
    Number.isNaN(least) || Number.isNaN(most)
      ? 'values that are no numbers'
      : `floating-point values from ${plain(least)} to ${plain(most)}`;
  return new ProblemError({ kind: 'unsupported-feature', format: 'TIFF', feature });
}

const plain = (value: number) => `${Number(value.toPrecision(4))}`;

/** Both are NaN where a value is no number. */
function extremes(data: SampleArray): { least: number; most: number } {
  let [least, most] = [Infinity, -Infinity];
  for (const value of data) {
    if (Number.isNaN(value)) return { least: value, most: value };
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}

/** Every sample in 8 bits: rounded, and clamped where it lies outside of the range. */
export function toBytes(
  { data, bits, format }: Samples,
  { black, white }: SampleRange,
): Uint8ClampedArray<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(data.length);
  const scale = 255 / (white - black);
  if (isTyped({ bits, format })) {
    const table = Uint8ClampedArray.from({ length: 2 ** bits }, (_, i) => (i - black) * scale);
    for (let i = 0; i < bytes.length; i++) bytes[i] = table[data[i]!]!;
  } else {
    for (let i = 0; i < bytes.length; i++) bytes[i] = (data[i]! - black) * scale;
  }
  return bytes;
}
