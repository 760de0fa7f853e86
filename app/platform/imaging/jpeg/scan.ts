import {
  finerBand,
  finerBrightness,
  firstBand,
  firstBrightness,
  wholeBlock,
  type Band,
  type BlockReader,
  type EndRun,
} from './blocks';
import type { Component, Frame } from './frame';
import { ScanBits, type CodeTable } from './huffman';

/** Tables by their number, those of brightness (0 to 3) and of the rest (16 to 19). */
export type Tables = ReadonlyMap<number, CodeTable>;

export type ScanEnd =
  | { readonly state: 'whole'; readonly at: number }
  | { readonly state: 'cut' | 'damaged' | 'unknown' };

interface Part {
  readonly component: Component;
  readonly read: BlockReader;
}

interface Scan {
  readonly parts: readonly Part[];
  readonly band: Band;
  readonly run: EndRun;
}

/**
 * Steps through a scan without making pixels of it.
 *
 * @param header the segment behind the scan's marker
 * @param at where its bits begin
 * @param interval units between restarts, 0 for none
 */
export function walkScan(
  frame: Frame,
  tables: Tables,
  header: Uint8Array,
  bytes: Uint8Array,
  at: number,
  interval: number,
): ScanEnd {
  const scan = readScan(frame, tables, header);
  if (!scan) return { state: 'unknown' };
  const bits = new ScanBits(bytes, at);
  const { parts, run, band } = scan;
  const alone = parts.length === 1 ? parts[0]! : null;
  const columns = alone ? alone.component.columns : frame.columns;
  const units = columns * (alone ? alone.component.rows : frame.rows);
  for (let unit = 0; unit < units; unit++) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      const marker = bits.nextMarker();
      if (marker < 0xd0 || marker > 0xd7) return { state: 'cut' };
      if (marker !== 0xd0 + ((unit / interval - 1) & 7)) return { state: 'damaged' };
      run.left = 0;
    }
    const column = unit % columns;
    const row = (unit - column) / columns;
    const sound = alone
      ? alone.read(bits, row * alone.component.stride + column)
      : readUnit(bits, parts, column, row);
    if (bits.isShort) return { state: isRestart(bits, bytes) ? 'damaged' : 'cut' };
    if (!sound) return { state: 'damaged' };
  }
  for (const { component } of parts) component.lowest.fill(band.low, band.first, band.last + 1);
  return { state: 'whole', at: bits.at };
}

function isRestart(bits: ScanBits, bytes: Uint8Array): boolean {
  const marker = bytes[bits.at + 1] ?? 0;
  return marker >= 0xd0 && marker <= 0xd7;
}

function readUnit(bits: ScanBits, parts: readonly Part[], column: number, row: number): boolean {
  for (const { component, read } of parts) {
    const { across, down, stride } = component;
    for (let y = 0; y < down; y++) {
      for (let x = 0; x < across; x++) {
        if (!read(bits, (row * down + y) * stride + column * across + x)) return false;
      }
    }
  }
  return true;
}

/** Null where a component or a table is missing: some cameras leave out the standard's tables. */
function readScan(frame: Frame, tables: Tables, header: Uint8Array): Scan | null {
  const count = header[0] ?? 0;
  if (count < 1 || count > 4 || header.length < 4 + count * 2) return null;
  const [first, last, bits] = header.subarray(1 + count * 2);
  const whole = { first: 0, last: 63, high: 0, low: 0 };
  const band = frame.progressive
    ? { first: first!, last: last!, high: bits! >> 4, low: bits! & 15 }
    : whole;
  if (band.last > 63 || band.first > band.last) return null;
  const run = { left: 0 };
  const parts: Part[] = [];
  for (let i = 0; i < count; i++) {
    const [id, choice] = header.subarray(1 + i * 2);
    const component = frame.components.find((one) => one.id === id);
    const dc = tables.get(choice! >> 4);
    const ac = tables.get(16 + (choice! & 15));
    const read = component && reader(frame.progressive, component, band, run, dc, ac);
    if (!read) return null;
    parts.push({ component, read });
  }
  return { parts, band, run };
}

function reader(
  progressive: boolean,
  { nonZero }: Component,
  band: Band,
  run: EndRun,
  dc: CodeTable | undefined,
  ac: CodeTable | undefined,
): BlockReader | null {
  if (!progressive) return dc && ac ? wholeBlock(dc, ac) : null;
  if (band.first === 0) {
    if (band.high > 0) return finerBrightness;
    return dc ? firstBrightness(dc) : null;
  }
  if (!ac) return null;
  return band.high > 0 ? finerBand(ac, band, nonZero, run) : firstBand(ac, band, nonZero, run);
}
