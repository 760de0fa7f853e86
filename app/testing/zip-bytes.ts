/** An entry of a zip file that is written field by field, so that any of them can be wrong. */
export interface ZipEntry {
  /** Text is marked as UTF-8; bytes are not. */
  readonly name: string | Uint8Array;
  /** As it lies in the file. */
  readonly data: Uint8Array;
  /** 0 stored, 8 deflated, others as PKWARE's APPNOTE has them. */
  readonly method?: number;
  readonly crc?: number;
  /** Of the data unpacked. */
  readonly size?: number;
  readonly isEncrypted?: boolean;
  readonly isSymlink?: boolean;
  /** Extra field of the central directory. */
  readonly extra?: Uint8Array;
}

/** CRC-32 as zip files have it (ISO 3309). */
export function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Info-ZIP's Unicode Path field: the name in UTF-8, and of which name it is the second. */
export function unicodePath(name: string, raw: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(name);
  const field = new Uint8Array(9 + text.length);
  const view = new DataView(field.buffer);
  view.setUint16(0, 0x7075, true);
  view.setUint16(2, 5 + text.length, true);
  view.setUint8(4, 1);
  view.setUint32(5, crc32(raw), true);
  field.set(text, 9);
  return field;
}

/** The bytes of a zip file. */
export function zipBytes(entries: readonly ZipEntry[]): Blob {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = typeof entry.name === 'string' ? new TextEncoder().encode(entry.name) : entry.name;
    const common = commonHeader(entry, name.length);
    const local = joined([0x50, 0x4b, 3, 4], common, [0, 0], name, entry.data);
    const { extra = new Uint8Array(0) } = entry;
    const rest = new DataView(new ArrayBuffer(16));
    rest.setUint16(0, extra.length, true);
    // Unix mode in the upper half.
    rest.setUint32(8, entry.isSymlink ? 0o120777 * 65536 : 0o100644 * 65536, true);
    rest.setUint32(12, offset, true);
    const tail = new Uint8Array(rest.buffer);
    centrals.push(joined([0x50, 0x4b, 1, 2, 20, 3], common, tail, name, extra));
    locals.push(local);
    offset += local.length;
  }
  const directory = joined(...centrals);
  const end = new DataView(new ArrayBuffer(18));
  end.setUint16(4, entries.length, true);
  end.setUint16(6, entries.length, true);
  end.setUint32(8, directory.length, true);
  end.setUint32(12, offset, true);
  return new Blob([joined(...locals, directory, [0x50, 0x4b, 5, 6], new Uint8Array(end.buffer))]);
}

/** From the version that is needed to the length of the name. */
function commonHeader(entry: ZipEntry, nameLength: number): Uint8Array {
  const { data, method = 0, crc = crc32(data), size = data.length } = entry;
  const view = new DataView(new ArrayBuffer(24));
  const isUtf8 = typeof entry.name === 'string';
  view.setUint16(0, 20, true);
  view.setUint16(2, (entry.isEncrypted ? 1 : 0) | (isUtf8 ? 0x800 : 0), true);
  view.setUint16(4, method, true);
  // 6 May 2020.
  view.setUint16(8, (40 << 9) | (5 << 5) | 6, true);
  view.setUint32(10, crc, true);
  view.setUint32(14, data.length, true);
  view.setUint32(18, size, true);
  view.setUint16(22, nameLength, true);
  return new Uint8Array(view.buffer);
}

function joined(...parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
