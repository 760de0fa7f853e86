/** Formats that are opened here. */
export type OpenedFormat = 'zip' | 'tar' | 'gzip';

/** How an archive is dealt with: opened, or named, since the browser has nothing to open it with. */
export type ArchiveFormat =
  | { readonly opened: OpenedFormat }
  /** `isPart`: one of several files that belong together. */
  | { readonly named: string; readonly isPart?: boolean };

const BY_NAME: readonly (readonly [RegExp, ArchiveFormat])[] = [
  [/\.(zip|zipx)$/i, { opened: 'zip' }],
  [/\.tar$/i, { opened: 'tar' }],
  [/\.(tgz|taz|gz)$/i, { opened: 'gzip' }],
  [/\.(z\d\d|zip\.\d{3}|7z\.\d{3}|part\d+\.rar|r\d\d)$/i, { named: 'split', isPart: true }],
  [/\.7z$/i, { named: '7-Zip' }],
  [/\.rar$/i, { named: 'RAR' }],
  [/\.(xz|txz)$/i, { named: 'xz' }],
  [/\.(lzma|tlz)$/i, { named: 'LZMA' }],
  [/\.(bz2|tbz2?|tb2)$/i, { named: 'bzip2' }],
  [/\.(zst|tzst)$/i, { named: 'Zstandard' }],
  [/\.lz4$/i, { named: 'LZ4' }],
  [/\.lz$/i, { named: 'lzip' }],
  [/\.tar\.br$/i, { named: 'Brotli' }],
  [/\.(tar\.z|tz)$/i, { named: 'compress' }],
  [/\.(lzh|lha)$/i, { named: 'LHA' }],
  [/\.cab$/i, { named: 'CAB' }],
  [/\.arj$/i, { named: 'ARJ' }],
  [/\.ace$/i, { named: 'ACE' }],
  [/\.sitx?$/i, { named: 'StuffIt' }],
  [/\.(iso|dmg|img)$/i, { named: 'disk image' }],
];

/** Bytes that files of a format begin with, at an offset. */
const BY_CONTENT: readonly (readonly [number, string, ArchiveFormat])[] = [
  [0, 'PK\x03\x04', { opened: 'zip' }],
  [0, 'PK\x05\x06', { opened: 'zip' }],
  [0, 'PK\x07\x08', { opened: 'zip' }],
  [0, 'PK00PK\x03\x04', { opened: 'zip' }],
  [257, 'ustar', { opened: 'tar' }],
  [0, '\x1f\x8b\x08', { opened: 'gzip' }],
  [0, '7z\xbc\xaf\x27\x1c', { named: '7-Zip' }],
  [0, 'Rar!\x1a\x07', { named: 'RAR' }],
  [0, '\xfd7zXZ\x00', { named: 'xz' }],
  [0, 'BZh', { named: 'bzip2' }],
  [0, '\x28\xb5\x2f\xfd', { named: 'Zstandard' }],
  [0, '\x04\x22\x4d\x18', { named: 'LZ4' }],
  [0, '\x1f\x9d', { named: 'compress' }],
  [0, 'LZIP', { named: 'lzip' }],
  [0, 'MSCF\x00\x00\x00\x00', { named: 'CAB' }],
];

/** Bytes that hold every signature. */
export const HEAD_BYTES = 512;

/** The format that a file's name stands for; null for no archive. */
export function formatByName(name: string): ArchiveFormat | null {
  return BY_NAME.find(([ending]) => ending.test(name))?.[1] ?? null;
}

/**
 * The format whose signature a file begins with; null for no archive.
 *
 * @param head the first {@link HEAD_BYTES} bytes, or as many as there are
 */
export function formatByContent(head: Uint8Array): ArchiveFormat | null {
  const found = BY_CONTENT.find(([at, text]) =>
    [...text].every((character, i) => head[at + i] === character.charCodeAt(0)),
  );
  return found?.[2] ?? null;
}

/** The format of an archive: by its content, which is right where the name is wrong, else by its name. */
export function formatOf(name: string, head: Uint8Array): ArchiveFormat | null {
  const byName = formatByName(name);
  // A part of a split archive may look like the beginning of a whole one.
  if (byName && 'isPart' in byName) return byName;
  return formatByContent(head) ?? byName;
}
