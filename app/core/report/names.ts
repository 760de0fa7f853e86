/**
 * Longest part of a path: a file system's 255 bytes of UTF-8, less what is put behind a name (an
 * ending, a number, `_contours.png`), and no more characters than are good to read.
 */
const LONGEST_PART_BYTES = 200;
const LONGEST_PART = 100;

/** Devices of Windows: not to be had as file names, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)/i;

/** Folders that an export has itself, and those named like one of its files. */
const TAKEN_FOLDER = /^masks$|\.(png|npy|csv|json|html)$/i;

/** Beginnings that spreadsheets take for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@]/;

/**
 * For each item path a name for its files in a zip, without ending: safe on every system and in
 * every table, unique also where case does not count, in the item's sub folders. `..`, drive letters
 * and control characters go; what Windows forbids becomes `_`. Where several differ by their ending
 * alone, they keep it (`a.png`, `a.jpg`), so that the order of the photos does not matter; the same
 * path once more gets -2, -3, ...
 *
 * @param paths `/`- or `\`-separated, with the ending of the image
 * @returns parts of at most 216 bytes of UTF-8
 */
export function zipNames(paths: readonly string[]): string[] {
  const named = paths.map(safeName);
  const endings = new Map<string, Set<string>>();
  for (const { name, ending } of named) {
    const key = folded(name);
    endings.set(key, (endings.get(key) ?? new Set()).add(folded(ending)));
  }
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return named.map(({ name: stem, ending }) => {
    const isShared = endings.get(folded(stem))!.size > 1 && ending !== '';
    const base = isShared ? `${stem}.${ending}` : stem;
    const key = folded(base);
    let name = base;
    let count = counts.get(key) ?? 1;
    while (taken.has(folded(name))) name = `${base}-${++count}`;
    counts.set(key, count);
    taken.add(folded(name));
    return name;
  });
}

/** A path made safe, without the ending of its last part; 'image' when nothing is left. */
function safeName(path: string): { name: string; ending: string } {
  const parts = path
    .replace(/^[a-z]:/i, '')
    .split(/[/\\]/)
    .filter((part) => !/^\s*\.*\s*$/.test(part));
  const file = parts.pop() ?? '';
  const last = safePart(file.replace(/\.[^.]*$/, '')) || 'image';
  const folders = parts
    .map(safePart)
    .map((part) => (TAKEN_FOLDER.test(part) ? `${part}_` : part))
    .filter((part) => part !== '');
  const name = [...folders, last].join('/');
  return {
    name: FORMULA.test(name) ? `_${name}` : name,
    ending: /\.([a-z0-9]{1,8})$/i.exec(file)?.[1] ?? '',
  };
}

function safePart(part: string): string {
  const clean = part
    .normalize('NFC')
    // Control, invisible formatting (turns of writing direction hide endings), lone surrogates.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_');
  // Windows drops dots and blanks at the end; after cutting, there may be new ones.
  const trimmed = shortened(clean)
    .trim()
    .replace(/[. ]+$/, '');
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
}

/** The first characters, whole ones, that keep within the limits. */
function shortened(text: string): string {
  let bytes = 0;
  const characters = Array.from(text).slice(0, LONGEST_PART);
  const end = characters.findIndex(
    (character) => (bytes += utf8Bytes(character)) > LONGEST_PART_BYTES,
  );
  return (end < 0 ? characters : characters.slice(0, end)).join('');
}

function utf8Bytes(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Equal for names that some file system takes for the same: capitals make ß SS. */
function folded(name: string): string {
  return name.toUpperCase().toLowerCase();
}
