import type { TiffIfd } from 'tiff';
import { decode } from 'tiff';
import type { RgbaImage } from '../../core/image/rgba';
import { bitsFor, type SampleBits, type SampleDepth } from '../../core/image/sample-range';
import { ProblemError, toProblem } from '../../core/project/problem';
import { checkSize } from './limits';
import { orient } from './orient';
import { tiffPixels } from './tiff-pixels';

/** The first page of a TIFF, upright, over white, and what it held where that is more than 8 bits. */
export function decodeTiff(
  bytes: Uint8Array<ArrayBuffer>,
  readAs: SampleBits | null,
): { image: RgbaImage; depth: SampleDepth | null } {
  const header = readPage(bytes, true);
  const objection = whyNot(header);
  if (objection) throw new ProblemError({ kind: 'undecodable', format: `TIFF (${objection})` });
  if (isCameraRaw(header)) {
    throw new ProblemError({ kind: 'unsupported-format', format: 'camera raw' });
  }
  checkSize(header);
  if (!holdsAllRows(header, bytes.length)) throw new ProblemError({ kind: 'truncated' });
  const page = readPage(withoutOrientation(bytes), false);
  const depth = depthOf(page, readAs);
  return { image: orient(tiffPixels(page, depth?.readAs), header.orientation ?? 1), depth };
}

/** Null for a page of at most 8 bits a sample, or of a palette, whose samples are no lightness. */
function depthOf(page: TiffIfd, readAs: SampleBits | null): SampleDepth | null {
  if (page.bitsPerSample !== 16 || page.type === PALETTE) return null;
  const colours = page.type === RGB ? 3 : 1;
  let most = declaredMost(page);
  for (let pixel = 0; pixel < page.data.length; pixel += page.samplesPerPixel) {
    for (let i = pixel; i < pixel + colours; i++) most = Math.max(most, page.data[i]!);
  }
  const reach = bitsFor(most);
  return { reach, readAs: readAs ?? reach };
}

const MAX_SAMPLE_VALUE = 281;

/** The largest sample that the file says it may have; 0 where it says nothing. */
function declaredMost(page: TiffIfd): number {
  const value: unknown = page.get(MAX_SAMPLE_VALUE);
  const numbers = Array.isArray(value) ? value : [value];
  return Math.max(0, ...numbers.filter((number) => Number.isInteger(number)));
}

function readPage(bytes: Uint8Array<ArrayBuffer>, headerOnly: boolean): TiffIfd {
  try {
    const [page] = decode(bytes, { ignoreImageData: headerOnly, pages: [0] });
    if (!page) throw new RangeError('no page');
    return page;
  } catch (error) {
    const problem = toProblem(error);
    if (problem.kind === 'out-of-memory') throw new ProblemError(problem);
    // What lies past the end of the file is out of a DataView's range.
    const cut = headerOnly && error instanceof RangeError;
    throw new ProblemError(cut ? { kind: 'truncated' } : { kind: 'undecodable', format: 'TIFF' });
  }
}

const RGB = 2;
const PALETTE = 3;

const compressions: Readonly<Record<number, string>> = {
  2: 'fax compression',
  3: 'fax compression',
  4: 'fax compression',
  6: 'JPEG compression',
  7: 'JPEG compression',
  32773: 'PackBits compression',
};

/** What this TIFF has that cannot be read right; the library would give wrong pixels for some. */
function whyNot(page: TiffIfd): string | null {
  const { bitsPerSample: bits, sampleFormat, compression, samplesPerPixel, type } = page;
  const { width, height, predictor, planarConfiguration } = page;
  const single = [width, height, samplesPerPixel, compression, type, predictor];
  if (!single.every((value) => Number.isInteger(value)) || width * height === 0) {
    return 'damaged header';
  }
  if (sampleFormat === 3) return `${bits}-bit float`;
  if (sampleFormat === 2) return 'signed numbers';
  if (bits !== 1 && bits !== 8 && bits !== 16) return `${bits ?? 1} bits a sample`;
  if (![1, 5, 8, 32946].includes(compression)) {
    return compressions[compression] ?? `compression ${compression}`;
  }
  if (!(type >= 0 && type <= 3)) return `colour model ${type}`;
  const [fewest, most] = type === RGB ? [3, 8] : [1, 2];
  if (samplesPerPixel < fewest || samplesPerPixel > most) return `${samplesPerPixel} channels`;
  if (type === PALETTE && page.get('ColorMap')?.length !== 3 * 2 ** bits) return 'no palette';
  if (planarConfiguration === 2 && samplesPerPixel > 1) return 'separate colour planes';
  // tiff 7.1 reads one sample a pixel from tiles and undoes the predictor across them.
  if (page.tiled && (samplesPerPixel > 1 || predictor !== 1)) return 'tiles';
  return null;
}

const SUB_DIRECTORIES = 330;
const DNG_VERSION = 50706;

/** Raw files are TIFFs whose first page is a small preview: not the photo that was dropped. */
function isCameraRaw(page: TiffIfd): boolean {
  const preview = (page.newSubfileType & 1) === 1;
  return page.fields.has(DNG_VERSION) || (preview && page.fields.has(SUB_DIRECTORIES));
}

/** Rows that no strip holds would silently come out black. */
function holdsAllRows(page: TiffIfd, length: number): boolean {
  const offsets = page.tiled ? page.tileOffsets : page.stripOffsets;
  const counts = page.tiled ? page.tileByteCounts : page.stripByteCounts;
  if (!offsets || !counts) return true;
  const within = Array.from(offsets).every((at, i) => at + (counts[i] ?? 0) <= length);
  return within && (page.tiled || offsets.length * page.rowsPerStrip >= page.height);
}

const ORIENTATION = 274;
const SHORT = 3;

/** tiff 7.1 refuses to decode turned pictures: a copy that says "upright", turned by us after. */
function withoutOrientation(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const little = copy[0] === 0x49;
  const directory = view.getUint32(4, little);
  const entries = view.getUint16(directory, little);
  for (let i = 0, at = directory + 2; i < entries; i++, at += 12) {
    const turns = view.getUint16(at, little) === ORIENTATION;
    if (turns && view.getUint16(at + 2, little) === SHORT) view.setUint16(at + 8, 1, little);
  }
  return copy;
}
