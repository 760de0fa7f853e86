/** A picture format by its first bytes; names and types that come with files often lie. */
export interface Format {
  readonly id: 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'avif' | 'heic' | 'tiff' | 'other';
  /** As a person would write it. */
  readonly name: string;
  readonly mime: string;
  /** Who can decode it: every browser, some browsers, our own readers, nobody. */
  readonly decoder: 'browser' | 'some-browsers' | 'own' | 'none';
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
const BMP = known('bmp', 'BMP', 'image/bmp', 'own');
const TIFF = known('tiff', 'TIFF', 'image/tiff', 'own');
const AVIF = known('avif', 'AVIF', 'image/avif', 'some-browsers');
const HEIC = known('heic', 'HEIC', 'image/heic', 'some-browsers');
const JPEG_XL = known('other', 'JPEG XL', 'image/jxl', 'some-browsers');
const JPEG_2000 = known('other', 'JPEG 2000', 'image/jp2', 'some-browsers');
/** Pictures that nothing here reads; they are called by their name. */
const unread = (name: string): Format => known('other', name, '', 'none');
const CAMERA_RAW = unread('camera raw');

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
  // BM is too little: the size of the next header, of Windows or OS/2, must fit as well.
  [/^424d.{24}(?:0c|[123][048c]|2a|2e|40|6c|7c)0{6}/, BMP],
  // Classic and BigTIFF
  [/^(?:49492[ab]00|4d4d002[ab])/, TIFF],
  [/^(?:ff0a|0000000c4a584c20)/, JPEG_XL],
  [/^0000000c6a502020/, JPEG_2000],
  [/^ff4fff51/, JPEG_2000],
  // 8BPS, version 1 or 2
  [/^38425053000[12]/, unread('Photoshop')],
  // P1 to P7, PF, Pf and white space
  [/^50(?:3[1-7]|46|66)(?:0a|0d|20|09)/, unread('PNM')],
  [/^762f3101/, unread('OpenEXR')],
  [/^233f52(?:41444941|474245)/, unread('Radiance HDR')],
  [/^53494d504c4520203d/, unread('FITS')],
  [/^0a0[0235]01(?:01|02|04|08)/, unread('PCX')],
  // One to 255 icons
  [/^00000100(?!00)..00/, unread('ICO')],
  [/^01da0[01]0[12]/, unread('SGI')],
  [/^59a66a95/, unread('Sun raster')],
  [/^716f6966/, unread('QOI')],
  [/^444453207c000000/, unread('DDS')],
  // BA, and BM behind its own 14 bytes
  [/^4241.{24}424d/, unread('OS/2 bitmap array')],
  [/^67696d7020786366/, unread('GIMP')],
  // FUJIFILMCCD-RAW, Panasonic and Olympus
  [/^(?:46554a4946494c4d|49495500|4949524f|49495253|4d4d4f52)/, CAMERA_RAW],
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
  return brands[0] === 'crx ' ? CAMERA_RAW : null;
}
