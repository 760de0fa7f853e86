/** Longest part of a path, so that folder, name and ending stay below the limits of file systems. */
const LONGEST_PART = 100;

/** Devices of Windows: not to be had as file names, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)/i;

/**
 * For each item path a name for its files in a zip, without ending: safe on every system, unique
 * also where case does not count, in the item's sub folders. `..`, drive letters and control
 * characters go; what Windows forbids becomes `_`; equal names get -2, -3, ...
 *
 * @param paths `/`- or `\`-separated, with the ending of the image
 */
export function zipNames(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return paths.map((path) => {
    const base = safeName(path);
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
function safeName(path: string): string {
  const parts = path
    .replace(/^[a-z]:/i, '')
    .split(/[/\\]/)
    .filter((part) => !/^\s*\.*\s*$/.test(part));
  const file = parts.pop() ?? '';
  const name = safePart(file.replace(/\.[^.]*$/, ''));
  return [...parts.map(safePart), name || 'image'].filter((part) => part !== '').join('/');
}

function safePart(part: string): string {
  const clean = part
    .normalize('NFC')
    // Control, invisible formatting (turns of writing direction hide endings), lone surrogates.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_');
  const short = Array.from(clean).slice(0, LONGEST_PART).join('');
  // Windows drops dots and blanks at the end; after cutting, there may be new ones.
  const trimmed = short.trim().replace(/[. ]+$/, '');
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
}

function folded(name: string): string {
  return name.toLowerCase();
}
