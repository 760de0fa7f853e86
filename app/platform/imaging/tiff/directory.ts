import { ProblemError } from '../../../core/project/problem';

/** One field of a directory; `at` is the position of its values in the file. */
export interface Field {
  readonly type: number;
  readonly count: number;
  readonly at: number;
}
export type Directory = ReadonlyMap<number, Field>;

/** A TIFF as its header and directories describe it; big files have offsets of 64 bits. */
export interface TiffFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView<ArrayBuffer>;
  readonly littleEndian: boolean;
  readonly big: boolean;
  /** One for each page, in the order of the file. */
  readonly directories: readonly Directory[];
}

/** Bytes of one value of each field type; index 0 and gaps are no types. */
export const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8] as const;

const MOST_PAGES = 10_000;
const truncated = () => new ProblemError({ kind: 'truncated' });

/**
 * @param mostPages directories that are read; more are not looked at
 * @throws ProblemError truncated, where header or directories lie beyond the end of the file
 */
export function readTiff(bytes: Uint8Array<ArrayBuffer>, mostPages = MOST_PAGES): TiffFile {
  if (bytes.length < 8) throw truncated();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] === 0x49;
  const big = view.getUint16(2, littleEndian) === 43;
  if (big && bytes.length < 16) throw truncated();
  const directories: Directory[] = [];
  const seen = new Set<number>();
  const header = { bytes, view, littleEndian, big, directories };
  let at = readOffset(header, big ? 8 : 4);
  // A directory that points back to an earlier one ends the chain.
  while (at !== 0 && !seen.has(at) && directories.length < mostPages) {
    seen.add(at);
    const { directory, end } = readDirectory(header, at);
    directories.push(directory);
    at = readOffset(header, end);
  }
  if (directories.length === 0) throw truncated();
  return header;
}

function readDirectory(file: TiffFile, at: number): { directory: Directory; end: number } {
  const { bytes, view, littleEndian, big } = file;
  const [countBytes, entryBytes, inlineBytes] = big ? [8, 20, 8] : [2, 12, 4];
  if (at + countBytes > bytes.length) throw truncated();
  const entries = big ? readOffset(file, at) : view.getUint16(at, littleEndian);
  const end = at + countBytes + entries * entryBytes;
  if (end + inlineBytes > bytes.length) throw truncated();
  const directory = new Map<number, Field>();
  for (let entry = at + countBytes; entry < end; entry += entryBytes) {
    const tag = view.getUint16(entry, littleEndian);
    const type = view.getUint16(entry + 2, littleEndian);
    const count = big ? readOffset(file, entry + 4) : view.getUint32(entry + 4, littleEndian);
    const length = count * (TYPE_BYTES[type] ?? 0);
    const place = entry + entryBytes - inlineBytes;
    const valuesAt = length <= inlineBytes ? place : readOffset(file, place);
    if (length > 0 && !directory.has(tag)) directory.set(tag, { type, count, at: valuesAt });
  }
  return { directory, end };
}

/** An offset, of four or eight bytes. Beyond 2^53 it is past the end of any file. */
function readOffset({ bytes, view, littleEndian, big }: TiffFile, at: number): number {
  if (at + (big ? 8 : 4) > bytes.length) throw truncated();
  return big ? Number(view.getBigUint64(at, littleEndian)) : view.getUint32(at, littleEndian);
}

/**
 * The values of a field, rationals as quotients; empty where the directory lacks it.
 *
 * @throws ProblemError truncated, where they lie beyond the end of the file
 */
export function numbersOf(file: TiffFile, directory: Directory, tag: number): readonly number[] {
  const field = directory.get(tag);
  if (!field) return [];
  const size = TYPE_BYTES[field.type] ?? 0;
  if (field.at + field.count * size > file.bytes.length) throw truncated();
  const { view, littleEndian: le } = file;
  const read = readers[field.type];
  if (!read) return [];
  return Array.from({ length: field.count }, (_, i) => read(view, field.at + i * size, le));
}

type Reader = (view: DataView, at: number, littleEndian: boolean) => number;

const byte: Reader = (view, at) => view.getUint8(at);
const short: Reader = (view, at, le) => view.getUint16(at, le);
const long: Reader = (view, at, le) => view.getUint32(at, le);
const signedLong: Reader = (view, at, le) => view.getInt32(at, le);
const long8: Reader = (view, at, le) => Number(view.getBigUint64(at, le));
const quotient =
  (part: Reader): Reader =>
  (view, at, le) =>
    part(view, at, le) / part(view, at + 4, le);

const readers: Readonly<Record<number, Reader>> = {
  1: byte,
  2: byte,
  3: short,
  4: long,
  5: quotient(long),
  6: (view, at) => view.getInt8(at),
  7: byte,
  8: (view, at, le) => view.getInt16(at, le),
  9: signedLong,
  10: quotient(signedLong),
  11: (view, at, le) => view.getFloat32(at, le),
  12: (view, at, le) => view.getFloat64(at, le),
  13: long,
  16: long8,
  17: (view, at, le) => Number(view.getBigInt64(at, le)),
  18: long8,
};
