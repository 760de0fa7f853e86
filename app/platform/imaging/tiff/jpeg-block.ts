import { ProblemError } from '../../../core/project/problem';
import { concatBytes } from '../bytes';
import { END_OF_JPEG, jpegState } from '../jpeg/state';
import { browserRows } from './browser-rows';
import { CIELAB, PALETTE, RGB, type TiffPage } from './page';

const damaged = () => new ProblemError({ kind: 'undecodable', format: 'TIFF' });

/** The reason against a page in JPEG compression, or null. */
export function jpegObjection(page: TiffPage): string | null {
  const { channels, separate, bits, format, photometric } = page;
  if (photometric === PALETTE || photometric === CIELAB) {
    return `JPEG compression of colour model ${photometric}`;
  }
  if (bits !== 8 || format !== 'unsigned')
    return `JPEG compression of ${bits}-bit ${format} values`;
  if (!separate && channels !== 1 && channels !== 3) {
    return `JPEG compression of ${channels} channels`;
  }
  return null;
}

/**
 * A strip or tile that is a JPEG, its tables apart: grey or RGB, a byte a sample. It is the
 * browser's decoder that reads it.
 *
 * @throws ProblemError undecodable, truncated
 */
export async function decodeJpegBlock(
  stored: Uint8Array<ArrayBuffer>,
  page: TiffPage,
  rows: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const channels = page.separate ? 1 : page.channels;
  const whole = wholeJpeg(stored, page.jpegTables, channels === 3 && page.photometric === RGB);
  const state = jpegState(whole);
  if (state === 'cut') throw new ProblemError({ kind: 'truncated' });
  if (state === 'damaged') throw damaged();
  const parts = state === 'no-end' ? [whole, END_OF_JPEG] : [whole];
  return browserRows(new Blob(parts, { type: 'image/jpeg' }), page, rows);
}

const START = [0xff, 0xd8] as const;
/** An Adobe segment: colours as they are (0), or luma and chroma (1). */
const adobe = (transform: 0 | 1) =>
  [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform] as const;

/** The tables of the page and the block's own data as one stream that says what its colours are. */
function wholeJpeg(
  stored: Uint8Array<ArrayBuffer>,
  tables: Uint8Array<ArrayBuffer> | null,
  isRgb: boolean,
): Uint8Array<ArrayBuffer> {
  const segments = [...(tables ? segmentsOf(tables).segments : [])];
  const own = segmentsOf(stored);
  return concatBytes(
    Uint8Array.from(START),
    Uint8Array.from(adobe(isRgb ? 0 : 1)),
    ...segments,
    ...own.segments,
    own.rest,
  );
}

/** The segments between start marker and scan, application data left out, and the scans. */
function segmentsOf(bytes: Uint8Array<ArrayBuffer>) {
  const segments: Uint8Array[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xda || marker === 0xd9) break;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
    const isApplication = marker >= 0xe0 && marker <= 0xef;
    if (!isApplication) segments.push(bytes.subarray(at, end));
    at = end;
  }
  return { segments, rest: bytes.subarray(at) };
}
