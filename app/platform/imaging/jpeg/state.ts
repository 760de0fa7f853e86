import { isAllRead, readFrame, type Frame } from './frame';
import { codeTable, ScanBits, type CodeTable } from './huffman';
import { walkScan } from './scan';

/**
 * `no-end`: every pixel is there, the end marker alone is missing. `unknown`: a kind of JPEG that
 * is not looked into (arithmetic codes, 12 bits, lossless), or one with tables left out.
 */
export type JpegState = 'whole' | 'no-end' | 'cut' | 'damaged' | 'unknown';

/** The marker that decoders ask for behind the last scan. */
export const END_OF_JPEG = Uint8Array.of(0xff, 0xd9);

const END = 0xd9;
const SCAN = 0xda;
const TABLES = 0xc4;
const INTERVAL = 0xdd;

/**
 * Whether all of a JPEG's picture is there. Browsers paint what there is of a cut one, the rest in
 * grey, and an end marker that software has put behind it hides the cut. So the codes of all
 * blocks are counted, without making pixels of them: about 60 ms a megabyte.
 */
export function jpegState(bytes: Uint8Array): JpegState {
  const tables = new Map<number, CodeTable>();
  let frame: Frame | null = null;
  let interval = 0;
  const reader = new ScanBits(bytes, 2);
  for (;;) {
    const marker = reader.nextMarker();
    if (marker === END || marker < 0) {
      if (!frame || !isAllRead(frame)) return 'cut';
      return marker === END ? 'whole' : 'no-end';
    }
    if (standsAlone(marker)) continue;
    const segment = segmentAt(bytes, reader.at);
    if (!segment) return frame && isAllRead(frame) ? 'no-end' : 'cut';
    reader.at += segment.length + 2;
    if (marker === TABLES) {
      if (!readTables(segment, tables)) return 'damaged';
    } else if (marker === INTERVAL) interval = (segment[0] ?? 0) * 256 + (segment[1] ?? 0);
    else if (marker === SCAN) {
      if (!frame) return 'damaged';
      const end = walkScan(frame, tables, segment, bytes, reader.at, interval);
      if (end.state !== 'whole') return end.state;
      reader.at = end.at;
    } else if (isFrame(marker)) {
      frame = marker <= 0xc2 ? readFrame(segment, marker === 0xc2) : null;
      if (!frame) return 'unknown';
    }
  }
}

/** TEM, restart and start markers have no length behind them. */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0 to SOF15, without the tables (C4), extensions (C8) and conditioning (CC) among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** The contents of a segment behind its length; null where it goes beyond the end. */
function segmentAt(bytes: Uint8Array, at: number): Uint8Array | null {
  if (at + 2 > bytes.length) return null;
  const length = bytes[at]! * 256 + bytes[at + 1]!;
  return length < 2 || at + length > bytes.length ? null : bytes.subarray(at + 2, at + length);
}

function readTables(segment: Uint8Array, tables: Map<number, CodeTable>): boolean {
  for (let at = 0; at + 17 <= segment.length;) {
    const counts = segment.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const symbols = segment.subarray(at + 17, at + 17 + total);
    const table = symbols.length === total ? codeTable(counts, symbols) : null;
    if (!table) return false;
    tables.set(segment[at]!, table);
    at += 17 + total;
  }
  return true;
}
