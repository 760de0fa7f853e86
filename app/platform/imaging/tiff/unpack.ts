import { unzlibSync } from 'fflate';
import { JPEG, WEBP, type TiffPage } from './page';
import { unpackFax } from './fax';
import { unpackLzw } from './lzw';
import { unpackBits } from './pack-bits';
import { unpackZstandard } from './zstandard';

const NONE = 1;
const FAX_ROWS = 2;
const FAX_3 = 3;
const FAX_4 = 4;
const LZW = 5;
const DEFLATE = 8;
const OLD_DEFLATE = 32_946;
const PACK_BITS = 32_773;
const ZSTANDARD = 50_000;

const READ: readonly number[] = [NONE, LZW, JPEG, DEFLATE, OLD_DEFLATE, PACK_BITS, ZSTANDARD, WEBP];
const isFax = (compression: number) => [FAX_ROWS, FAX_3, FAX_4].includes(compression);

/** Compressions by the names that people know them by; those of more than one number by one. */
const names: Readonly<Record<number, string>> = {
  6: 'old-style JPEG compression',
  9: 'JBIG compression',
  10: 'JBIG compression',
  32_766: 'NeXT compression',
  32_771: 'word-aligned fax compression',
  32_809: 'ThunderScan compression',
  32_908: 'PixarFilm compression',
  32_909: 'PixarLog compression',
  33_003: 'JPEG 2000 compression',
  33_005: 'JPEG 2000 compression',
  34_661: 'JBIG compression',
  34_676: 'LogLuv compression',
  34_677: 'LogLuv compression',
  34_712: 'JPEG 2000 compression',
  34_887: 'LERC compression',
  34_892: 'lossy JPEG compression',
  34_925: 'LZMA compression',
  34_933: 'PNG compression',
  50_002: 'JPEG XL compression',
  52_546: 'JPEG XL compression',
};

/** The reason against undoing the page's compression, or null. */
export function compressionObjection({ compression, bits, channels }: TiffPage): string | null {
  if (READ.includes(compression)) return null;
  if (isFax(compression)) {
    return bits === 1 && channels === 1 ? null : 'fax compression of more than one bit';
  }
  return names[compression] ?? `compression ${compression}`;
}

/**
 * One strip or tile as it is before compression, at most `length` bytes; less where the data ends
 * early.
 *
 * @param wholeBytes of a strip or tile of full height
 * @throws Error for data that is damaged
 */
export function unpackBlock(
  stored: Uint8Array<ArrayBuffer>,
  page: TiffPage,
  length: number,
  wholeBytes: number,
): Uint8Array<ArrayBuffer> {
  const { compression } = page;
  const packed = page.reversedBits ? stored.map((byte) => reversed[byte]!) : stored;
  if (compression === LZW) return unpackLzw(packed, length);
  if (compression === PACK_BITS) return unpackBits(packed, length);
  // A last strip may hold rows beyond the picture; more than a block is not unpacked.
  const out = () => new Uint8Array(Math.max(length, wholeBytes));
  if (compression === DEFLATE || compression === OLD_DEFLATE) {
    return new Uint8Array(unzlibSync(packed, { out: out() }).subarray(0, length));
  }
  if (compression === ZSTANDARD) return unpackZstandard(packed, out()).slice(0, length);
  if (compression === FAX_ROWS || compression === FAX_3 || compression === FAX_4) {
    const { blockWidth: width, faxOptions } = page;
    const twoDimensional = (faxOptions & 1) === 1;
    return unpackFax(packed, length / Math.ceil(width / 8), { compression, twoDimensional, width });
  }
  return packed.slice(0, length);
}

const reversed = Uint8Array.from({ length: 256 }, (_, byte) => {
  let turned = 0;
  for (let bit = 0; bit < 8; bit++) turned |= ((byte >> bit) & 1) << (7 - bit);
  return turned;
});
