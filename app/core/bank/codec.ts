import type { Directions } from '../project/turning';
import type { SavedSpec } from '../features/grid';
import type { BankEntry, MemoryBank } from './memory-bank';
import { bankSpec, patchCount } from './memory-bank';

/**
 * Layout, little endian: magic (4 bytes), version (uint32), length of the header (uint32), header
 * (JSON in ASCII: spec, depth, thinning, references with rows, columns, count of patches, and directions
 * where there are several), zeros up to a
 * multiple of 4, then for each reference its patch indices (uint32) and features (float32).
 */
const MAGIC = 'OSMB';
const VERSION = 1;
const PREFIX_BYTES = 12;
const MOST_HEADER_BYTES = 16 * 2 ** 20;

/** How far a bank has been thinned, without which it could not take in more references. */
export interface Thinning {
  /** Patches nearer than this to the bank are not taken in; null until the first one is in. */
  readonly radius: number | null;
  /** No patch of a reference lies farther from the bank than this. */
  readonly farthest: number;
}

/** A bank with all that is needed to go on building it. */
export interface KeptBank {
  readonly bank: MemoryBank;
  /** Null for a whole bank. */
  readonly thinning: Thinning | null;
}

interface Header {
  readonly spec: SavedSpec | null;
  readonly depth: number;
  readonly thinning: Thinning | null;
  readonly references: readonly {
    readonly id: string;
    readonly rows: number;
    readonly cols: number;
    readonly count: number;
    readonly directions?: Directions | undefined;
  }[];
}

/** The bank as one buffer: for the database, for files, for workers. */
export function encodeBank({ bank, thinning }: KeptBank): ArrayBuffer {
  const depth = bank.entries[0]?.depth ?? 0;
  const references = bank.entries.map(({ reference, rows, cols, patches, directions }) => ({
    id: reference,
    rows,
    cols,
    count: patches.length,
    directions,
  }));
  const header = asciiJson({ spec: bankSpec(bank), depth, thinning, references });
  const start = featureStart(header.length);
  const buffer = new ArrayBuffer(start + patchCount(bank) * (1 + depth) * 4);
  const view = new DataView(buffer);
  for (let i = 0; i < MAGIC.length; i++) view.setUint8(i, MAGIC.charCodeAt(i));
  view.setUint32(4, VERSION, true);
  view.setUint32(8, header.length, true);
  new Uint8Array(buffer, PREFIX_BYTES).set(header);
  let offset = start;
  for (const { patches, features } of bank.entries) {
    new Uint32Array(buffer, offset, patches.length).set(patches);
    new Float32Array(buffer, offset + patches.byteLength, features.length).set(features);
    offset += patches.byteLength + features.byteLength;
  }
  return buffer;
}

/**
 * @throws RangeError that says what is wrong: not a bank, another version, a damaged header, a
 * length that does not fit the counts, or features that are not numbers
 */
export function decodeBank(buffer: ArrayBuffer): KeptBank {
  const header = readHeader(buffer);
  const length = new DataView(buffer).getUint32(8, true);
  let offset = featureStart(length);
  const entries: BankEntry[] = [];
  const { depth } = header;
  for (const { id, rows, cols, count, directions } of header.references) {
    const start = offset + count * 4;
    const end = start + count * depth * 4;
    if (end > buffer.byteLength) {
      throw new RangeError(`decodeBank: cut short, ${id} ends past ${buffer.byteLength} bytes`);
    }
    const patches = new Uint32Array(buffer.slice(offset, start));
    if (patches.some((patch) => patch >= rows * cols)) {
      throw new RangeError(`decodeBank: ${id} has a patch beyond ${rows} x ${cols}`);
    }
    const features = new Float32Array(buffer.slice(start, end));
    if (!features.every(Number.isFinite)) {
      throw new RangeError(`decodeBank: features of ${id} are no numbers`);
    }
    const spec = header.spec!;
    entries.push({ reference: id, rows, cols, depth, spec, directions, patches, features });
    offset = end;
  }
  if (offset !== buffer.byteLength) {
    throw new RangeError(`decodeBank: ${buffer.byteLength - offset} bytes too many`);
  }
  return { bank: { entries }, thinning: header.thinning };
}

/**
 * The references in an encoded bank, in its order, with their grids; looks at nothing else.
 *
 * @throws RangeError as `decodeBank` for a header that is damaged
 */
export function bankReferences(
  buffer: ArrayBuffer,
): readonly { readonly id: string; readonly rows: number; readonly cols: number }[] {
  return readHeader(buffer).references;
}

function readHeader(buffer: ArrayBuffer): Header {
  const bytes = new Uint8Array(buffer);
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (bytes.length < PREFIX_BYTES || magic !== MAGIC) {
    throw new RangeError('decodeBank: not a memory bank');
  }
  const view = new DataView(buffer);
  const version = view.getUint32(4, true);
  if (version !== VERSION) {
    throw new RangeError(`decodeBank: version ${version}, this build reads ${VERSION}`);
  }
  const length = view.getUint32(8, true);
  if (length > MOST_HEADER_BYTES || PREFIX_BYTES + length > bytes.length) {
    throw new RangeError(`decodeBank: header of ${length} bytes does not fit`);
  }
  return validHeader(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length));
}

function validHeader(bytes: Uint8Array): Header {
  let header: Partial<Header> | null = null;
  try {
    header = JSON.parse(fromAscii(bytes)) as Partial<Header> | null;
  } catch {
    throw new RangeError('decodeBank: damaged header');
  }
  const whole = (value: unknown, least: number) =>
    Number.isInteger(value) && (value as number) >= least;
  const references = header?.references;
  const valid =
    Array.isArray(references) &&
    (references.length === 0 || (whole(header?.depth, 1) && validSpec(header?.spec))) &&
    validThinning(header?.thinning) &&
    new Set(references.map((entry) => entry?.id)).size === references.length &&
    references.every(
      (entry) =>
        typeof entry?.id === 'string' &&
        whole(entry.rows, 1) &&
        whole(entry.cols, 1) &&
        whole(entry.count, 0) &&
        [undefined, 1, 8].includes(entry.directions) &&
        entry.count <= entry.rows * entry.cols * (entry.directions ?? 1),
    );
  if (!valid) throw new RangeError('decodeBank: damaged header');
  return header as Header;
}

function validSpec(spec: unknown): boolean {
  const { backbone, weights, levels, inputAreaPx, preprocessing } = (spec ??
    {}) as Partial<SavedSpec>;
  return (
    typeof backbone === 'string' &&
    typeof weights === 'string' &&
    Array.isArray(levels) &&
    levels.every((level) => typeof level === 'string') &&
    typeof inputAreaPx === 'number' &&
    typeof preprocessing === 'number'
  );
}

function validThinning(thinning: unknown): boolean {
  if (thinning === null) return true;
  const { radius, farthest } = (thinning ?? {}) as Partial<Thinning>;
  return (radius === null || Number.isFinite(radius)) && Number.isFinite(farthest);
}

function featureStart(headerBytes: number): number {
  return Math.ceil((PREFIX_BYTES + headerBytes) / 4) * 4;
}

/** JSON with every other character escaped: bytes and characters are then the same. */
function asciiJson(value: unknown): Uint8Array {
  const text = JSON.stringify(value).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function fromAscii(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
