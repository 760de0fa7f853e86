/** A picture format as its first bytes tell it; names and types that come with files often lie. */
export interface Format {
  readonly id: 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'avif' | 'heic' | 'tiff' | 'other';
  /** As a person would write it. */
  readonly name: string;
  readonly mime: string;
  /** Who can decode it: every browser, some browsers, our own TIFF reader, nobody. */
  readonly decoder: 'browser' | 'some-browsers' | 'tiff' | 'none';
}

const known = (
  id: Format['id'],
  name: string,
  mime: string,
  decoder: Format['decoder'] = 'browser',
): Format => ({ id, name, mime, decoder });

const JPEG = known('jpeg', 'JPEG', 'image/jpeg');
const PNG = known('png', 'PNG', 'image/png');
const GIF = known('gif', 'GIF', 'image/gif');
const WEBP = known('webp', 'WebP', 'image/webp');
const BMP = known('bmp', 'BMP', 'image/bmp');
const TIFF = known('tiff', 'TIFF', 'image/tiff', 'tiff');
const AVIF = known('avif', 'AVIF', 'image/avif', 'some-browsers');
const HEIC = known('heic', 'HEIC', 'image/heic', 'some-browsers');
const JPEG_XL = known('other', 'JPEG XL', 'image/jxl', 'some-browsers');
const JPEG_2000 = known('other', 'JPEG 2000', 'image/jp2', 'some-browsers');
const BIG_TIFF = known('other', 'BigTIFF', 'image/tiff', 'none');
const PHOTOSHOP = known('other', 'Photoshop', 'image/vnd.adobe.photoshop', 'none');
const CANON_RAW = known('other', 'camera raw', 'image/x-canon-cr3', 'none');

/** Bytes enough for every signature and for the brands of an ISO media file. */
export const SNIFF_BYTES = 512;

// Two hexadecimal digits a byte.
const signatures: readonly (readonly [RegExp, Format])[] = [
  [/^ffd8ff/, JPEG],
  [/^89504e470d0a1a0a/, PNG],
  // GIF87a, GIF89a
  [/^474946383[79]61/, GIF],
  // RIFF, length, WEBPVP8
  [/^52494646.{8}57454250565038/, WEBP],
  // BM is too little: the reserved zeros and the size of the next header must fit as well.
  [/^424d.{8}0{8}.{8}(?:0c|28|34|38|40|6c|7c)0{6}/, BMP],
  [/^(?:49492a00|4d4d002a)/, TIFF],
  [/^(?:49492b00|4d4d002b)/, BIG_TIFF],
  [/^(?:ff0a|0000000c4a584c20)/, JPEG_XL],
  [/^0000000c6a502020/, JPEG_2000],
  // 8BPS, version 1 or 2
  [/^38425053000[12]/, PHOTOSHOP],
];

/** The format of a picture, or null for anything else: text, SVG, video, PDF. */
export function sniff(head: Uint8Array): Format | null {
  const hex = Array.from(head.subarray(0, 32), (byte) => byte.toString(16).padStart(2, '0'));
  const found = signatures.find(([signature]) => signature.test(hex.join('')));
  return found ? found[1] : isoMediaFormat(head.subarray(0, SNIFF_BYTES));
}

/** HEIC and AVIF share a container with MP4 video: the brands tell them apart. */
function isoMediaFormat(head: Uint8Array): Format | null {
  const text = String.fromCharCode(...head);
  if (text.slice(4, 8) !== 'ftyp' || head.length < 16) return null;
  const boxSize = new DataView(head.buffer, head.byteOffset).getUint32(0);
  const brands = text.slice(8, boxSize).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return AVIF;
  if (brands.some((brand) => /^(?:he[iv][cxms]|mif1|msf1)$/.test(brand))) return HEIC;
  return brands[0] === 'crx ' ? CANON_RAW : null;
}
