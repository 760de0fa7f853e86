import { photoPages } from './choose-page';
import { numbersOf, readTiff, TYPE_BYTES, type Directory, type TiffFile } from './directory';

/** Each photo of a TIFF as a file of its own, its pixels as they are stored. */
export function splitPages(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const file = readTiff(bytes);
  return photoPages(file).map((directory) => singlePage(file, directory));
}

const STRIP_OFFSETS = 273;
const STRIP_COUNTS = 279;
const TILE_OFFSETS = 324;
const TILE_COUNTS = 325;
const LONG = 4;
const LONG8 = 16;
/** Kind and number of the page, and offsets of further directories, which stay behind. */
const LEFT_OUT: readonly number[] = [254, 255, 297, 330, 34_665, 34_853, 40_965];

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly values: Uint8Array;
}

function singlePage(file: TiffFile, directory: Directory): Uint8Array<ArrayBuffer> {
  const tiled = directory.has(TILE_OFFSETS);
  const offsets = numbersOf(file, directory, tiled ? TILE_OFFSETS : STRIP_OFFSETS);
  const counts = numbersOf(file, directory, tiled ? TILE_COUNTS : STRIP_COUNTS);
  const blocks = offsets.map((at, i) => file.bytes.subarray(at, at + (counts[i] ?? Infinity)));
  const headerBytes = file.big ? 16 : 8;
  const moved: number[] = [];
  let at = headerBytes;
  for (const block of blocks) {
    moved.push(at);
    at += even(block.length);
  }
  const lengths = blocks.map((block) => block.length);
  const entries = [
    ...keptEntries(file, directory),
    offsetEntry(file, tiled ? TILE_OFFSETS : STRIP_OFFSETS, moved),
    offsetEntry(file, tiled ? TILE_COUNTS : STRIP_COUNTS, lengths),
  ].sort((a, b) => a.tag - b.tag);
  return assembled(file, blocks, moved, at, entries);
}

const even = (length: number) => length + (length & 1);

function keptEntries(file: TiffFile, directory: Directory): Entry[] {
  const written = [STRIP_OFFSETS, STRIP_COUNTS, TILE_OFFSETS, TILE_COUNTS];
  return [...directory]
    .filter(([tag]) => !LEFT_OUT.includes(tag) && !written.includes(tag))
    .map(([tag, { type, count, at }]) => {
      const values = file.bytes.subarray(at, at + count * (TYPE_BYTES[type] ?? 0));
      return { tag, type, count, values };
    });
}

function offsetEntry({ big, littleEndian }: TiffFile, tag: number, numbers: number[]): Entry {
  const size = big ? 8 : 4;
  const values = new Uint8Array(numbers.length * size);
  const view = new DataView(values.buffer);
  numbers.forEach((value, i) => {
    if (big) view.setBigUint64(i * size, BigInt(value), littleEndian);
    else view.setUint32(i * size, value, littleEndian);
  });
  return { tag, type: big ? LONG8 : LONG, count: numbers.length, values };
}

/** Header, blocks, directory, and the values that do not fit in it. */
function assembled(
  { bytes, big, littleEndian: le }: TiffFile,
  blocks: readonly Uint8Array[],
  places: readonly number[],
  directoryAt: number,
  entries: readonly Entry[],
): Uint8Array<ArrayBuffer> {
  const [countBytes, entryBytes, inlineBytes] = big ? [8, 20, 8] : [2, 12, 4];
  let far = directoryAt + countBytes + entries.length * entryBytes + inlineBytes;
  const isFar = ({ values }: Entry) => values.length > inlineBytes;
  const farBytes = entries.filter(isFar).reduce((sum, { values }) => sum + even(values.length), 0);
  const out = new Uint8Array(far + farBytes);
  const view = new DataView(out.buffer);
  const setOffset = (at: number, value: number) => {
    if (big) view.setBigUint64(at, BigInt(value), le);
    else view.setUint32(at, value, le);
  };
  out.set(bytes.subarray(0, big ? 8 : 4));
  setOffset(big ? 8 : 4, directoryAt);
  blocks.forEach((block, i) => out.set(block, places[i]!));
  if (big) setOffset(directoryAt, entries.length);
  else view.setUint16(directoryAt, entries.length, le);
  entries.forEach((entry, i) => {
    const at = directoryAt + countBytes + i * entryBytes;
    const valuesAt = at + entryBytes - inlineBytes;
    view.setUint16(at, entry.tag, le);
    view.setUint16(at + 2, entry.type, le);
    setOffset(at + 4, entry.count);
    if (!isFar(entry)) out.set(entry.values, valuesAt);
    else {
      setOffset(valuesAt, far);
      out.set(entry.values, far);
      far += even(entry.values.length);
    }
  });
  return out;
}
