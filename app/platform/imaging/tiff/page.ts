import { ProblemError } from '../../../core/project/problem';
import type { SampleFormat } from '../samples';
import { numbersOf, type Directory, type TiffFile } from './directory';

export const WHITE_IS_ZERO = 0;
export const BLACK_IS_ZERO = 1;
export const RGB = 2;
export const PALETTE = 3;
export const CMYK = 5;
export const YCBCR = 6;
export const CIELAB = 8;

export const JPEG = 7;
export const WEBP = 50_001;

/** Of a tile that reaches beyond the picture; a strip never does. */
const MOST_TILE_PIXELS = 2 ** 28;

/** One directory's description of its picture, defaults filled in. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  /** Of one sample. */
  readonly bits: number;
  readonly format: SampleFormat;
  readonly channels: number;
  readonly photometric: number;
  readonly compression: number;
  readonly predictor: number;
  /** Samples lie in one plane per channel, not side by side. */
  readonly separate: boolean;
  /** Bits of a byte are stored last first. */
  readonly reversedBits: boolean;
  readonly tiled: boolean;
  /** A strip is as wide as the page. */
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly offsets: readonly number[];
  readonly byteCounts: readonly number[];
  /** Meaning of each sample beyond the colours: 0 unknown, 1 premultiplied alpha, 2 alpha. */
  readonly extraSamples: readonly number[];
  /** 1 to 8, as in EXIF. */
  readonly orientation: number;
  /** The largest sample that it says there may be; 0 where it says nothing. */
  readonly maxSample: number;
  readonly palette: readonly number[];
  /** Luma samples per chroma sample, across and down. */
  readonly subsampling: readonly [number, number];
  /** Weights of red, green and blue in luma. */
  readonly lumaWeights: readonly number[];
  /** Codes of black and white: three pairs. */
  readonly blackWhite: readonly number[];
  /** Of fax compression 3: bit 0 is two-dimensional coding. */
  readonly faxOptions: number;
  readonly jpegTables: Uint8Array<ArrayBuffer> | null;
}

/** Whether several pixels share a sample of chroma. A JPEG inside sees to that itself. */
export function isSubsampled({ photometric, compression, subsampling }: TiffPage): boolean {
  const [across, down] = subsampling;
  return photometric === YCBCR && compression !== JPEG && across * down > 1;
}

/** @throws ProblemError undecodable, for a header that contradicts itself; truncated */
export function readPage(file: TiffFile, directory: Directory): TiffPage {
  const all = (tag: number) => numbersOf(file, directory, tag);
  const one = (tag: number, fallback = Number.NaN) => {
    const values = all(tag);
    return values.length === 1 ? values[0]! : values.length === 0 ? fallback : Number.NaN;
  };
  const [width, height] = [one(256), one(257)];
  const channels = one(277, Math.max(1, all(258).length));
  const tiled = directory.has(322);
  const rows = one(278, height);
  const blockHeight = tiled ? one(323) : Math.min(rows, height);
  const blockWidth = tiled ? one(322) : width;
  const photometric = one(262);
  const sizes = [width, height, channels, photometric, blockWidth, blockHeight];
  const isTooLarge = tiled && blockWidth * blockHeight > MOST_TILE_PIXELS;
  if (
    isTooLarge ||
    !sizes.every(Number.isInteger) ||
    Math.min(...sizes.filter((_, i) => i !== 3)) < 1
  ) {
    throw new ProblemError({ kind: 'undecodable', format: 'TIFF (damaged header)' });
  }
  const offsets = all(tiled ? 324 : 273);
  const yCbCr = all(530);
  return {
    width,
    height,
    bits: same(all(258), 1),
    format: formats[same(all(339), 1)] ?? 'unsigned',
    channels,
    photometric,
    compression: one(259, 1),
    predictor: one(317, 1),
    separate: one(284, 1) === 2 && channels > 1,
    reversedBits: one(266, 1) === 2,
    tiled,
    blockWidth,
    blockHeight,
    offsets,
    byteCounts: countsOf(file, all(tiled ? 325 : 279), offsets),
    extraSamples: all(338),
    orientation: one(274, 1),
    maxSample: all(281).reduce((most, value) => Math.max(most, value), 0),
    palette: all(320),
    subsampling: yCbCr.length === 2 ? [yCbCr[0]!, yCbCr[1]!] : [2, 2],
    lumaWeights: all(529).length === 3 ? all(529) : [0.299, 0.587, 0.114],
    blackWhite: all(532).length === 6 ? all(532) : [],
    faxOptions: one(292, 0),
    jpegTables: directory.has(347) ? Uint8Array.from(all(347)) : null,
  };
}

const formats: Readonly<Record<number, SampleFormat>> = { 2: 'signed', 3: 'float' };

/** The value that all channels have, NaN where they differ. */
function same(values: readonly number[], fallback: number): number {
  const first = values[0] ?? fallback;
  return values.every((value) => value === first) ? first : Number.NaN;
}

/** Without byte counts a single strip goes on to the end of the file. */
function countsOf(
  { bytes }: TiffFile,
  counts: readonly number[],
  offsets: readonly number[],
): readonly number[] {
  if (counts.length > 0 || offsets.length !== 1) return counts;
  return [Math.max(0, bytes.length - offsets[0]!)];
}
