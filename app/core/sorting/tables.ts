import type { Truth } from '../evaluation/confusion';
import { filePath, isPhotoName } from './file-path';
import { folderWords, wordsIn } from './folder-words';
import type { Role } from './vocabulary';

/** A small text file of what was dropped. */
export interface Table {
  readonly path: string;
  readonly text: string;
}

/** What tables say of one photo. */
export interface TableRow {
  /** Path of the table. */
  readonly table: string;
  readonly label: Truth | null;
  readonly role: Role | null;
  /** Path of its mask among what was dropped. */
  readonly mask: string | null;
}

const COLUMNS = {
  image: /^(images?|imgs?|image ?(path|file|name)s?|file ?(name|path)?s?|path|photo|picture|name)$/,
  label: /^(labels?|class|status|condition|result|category|anomaly|defect|quality)$/,
  split: /^(splits?|sets?|subset|phase|partition|usage)$/,
  mask: /^(masks?|mask ?(path|file|name)s?|ground ?truth|gt|annotation)$/,
} as const;

type Column = keyof typeof COLUMNS;

/**
 * What the csv files of a data set say of its photos (VisA: `split_csv/1cls.csv` with split, label,
 * image and mask; `image_anno.csv`). A split that puts a defective part among the references counts
 * for nothing, and so does one that another table contradicts.
 *
 * @param paths of all files
 * @returns by path of the photo
 */
export function readTables(
  tables: readonly Table[],
  paths: readonly string[],
): ReadonlyMap<string, TableRow> {
  const locate = locator(paths);
  const found = new Map<string, TableRow>();
  const disputed = new Set<string>();
  for (const table of tables) {
    const rows = rowsOf(table, locate);
    const isMixed = [...rows.values()].some(
      ({ label, role }) => label === 'defective' && role === 'train',
    );
    for (const [path, row] of rows) {
      const before = found.get(path);
      const role = isMixed ? null : row.role;
      if (before?.role && role && before.role !== role) disputed.add(path);
      found.set(path, {
        table: before && !role ? before.table : table.path,
        label: before?.label ?? row.label,
        role: disputed.has(path) ? null : (role ?? before?.role ?? null),
        mask: before?.mask ?? row.mask,
      });
    }
  }
  return found;
}

function rowsOf(
  { path: table, text }: Table,
  locate: (said: string) => string | null,
): ReadonlyMap<string, TableRow> {
  const rows = new Map<string, TableRow>();
  const [head, ...lines] = parseCsv(text);
  const columns = head && columnsOf(head);
  if (!columns || columns.image === -1) return rows;
  const at = (line: readonly string[], column: Column) => line[columns[column]]?.trim() ?? '';
  for (const line of lines) {
    const path = locate(at(line, 'image'));
    if (path === null || !isPhotoName(filePath(path))) continue;
    const label = labelOf(at(line, 'label'));
    const role = folderWords(at(line, 'split')).role;
    const mask = locate(at(line, 'mask'));
    if (label !== null || role !== null || mask !== null)
      rows.set(path, { table, label, role, mask });
  }
  return rows;
}

/** Good, or any of the defects (`bent,melded`); numbers may mean either. */
function labelOf(said: string): Truth | null {
  if (said === '' || wordsIn(said).every((word) => /^\p{N}+$/u.test(word))) return null;
  const { condition, isNeutral } = folderWords(said);
  return condition ?? (isNeutral ? null : 'defective');
}

function columnsOf(head: readonly string[]): Readonly<Record<Column, number>> | null {
  const names = head.map((name) => wordsIn(name).join(' '));
  const at = (column: Column) => names.findIndex((name) => COLUMNS[column].test(name));
  const columns = { image: at('image'), label: at('label'), split: at('split'), mask: at('mask') };
  return Object.values(columns).some((index) => index !== -1) ? columns : null;
}

/** Tables name photos from the set's root, which may have been dropped with more folders or fewer. */
function locator(paths: readonly string[]): (said: string) => string | null {
  const bySuffix = new Map<string, string | null>();
  for (const path of paths) {
    const { folders, name } = filePath(path);
    const parts = [...folders, name].map((part) => part.toLowerCase());
    for (let from = 0; from < parts.length; from++) {
      const suffix = parts.slice(from).join('/');
      // Null: several files end like that.
      bySuffix.set(suffix, bySuffix.has(suffix) ? null : path);
    }
  }
  return (said) => {
    const { folders, name } = filePath(said);
    if (name === '') return null;
    const parts = [...folders, name].map((part) => part.toLowerCase());
    for (let from = 0; from < parts.length; from++) {
      const found = bySuffix.get(parts.slice(from).join('/'));
      if (found !== undefined) return found;
    }
    return null;
  };
}

/** Lines of fields, set apart by the comma, semicolon or tab that the first line has most of. */
export function parseCsv(text: string): string[][] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string) => first.split(sign).length;
  const [comma] = [',', ';', '\t'].sort((a, b) => count(b) - count(a));
  const lines: string[][] = [];
  let line: string[] = [];
  let field = '';
  let isQuoted = false;
  const endLine = () => {
    line.push(field);
    if (line.length > 1 || field !== '') lines.push(line);
    line = [];
    field = '';
  };
  for (let i = text.startsWith('\ufeff') ? 1 : 0; i < text.length; i++) {
    const sign = text[i]!;
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text[i + 1] === '"') field += text[(i += 1)];
      else isQuoted = false;
    } else if (sign === '"' && field === '') isQuoted = true;
    else if (sign === comma) {
      line.push(field);
      field = '';
    } else if (sign === '\n' || sign === '\r') endLine();
    else field += sign;
  }
  endLine();
  return lines;
}
