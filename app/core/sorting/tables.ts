import type { Truth } from '../evaluation/confusion';
import { filePath, isPhotoName } from './file-path';
import { folderWords, wordsIn } from './folder-words';
import type { Role } from './vocabulary';

/** A small text file of what was dropped. */
export interface Table {
  readonly path: string;
  readonly text: string;
}

/** The facts of one photo in tables. */
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
 * Reads the csv files of a data set (VisA: `split_csv/1cls.csv` with split, label, image and mask;
 * `image_anno.csv`). A split that puts a defective part among the references counts for nothing, and
 * so does one that another table contradicts.
 *
 * @param paths of all files
 * @returns by path of the photo
 */
export function readTables(
  tables: readonly Table[],
  paths: readonly string[],
): ReadonlyMap<string, TableRow> {
  const found = new Map<string, TableRow>();
  if (tables.length === 0) return found;
  const locate = locator(paths);
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

/**
 * Of several lines that could speak of one photo, the one that names most of its folders counts;
 * where they name as many, but other ones, none does.
 */
function rowsOf({ path: table, text }: Table, locate: Locate): ReadonlyMap<string, TableRow> {
  const [head, ...lines] = parseCsv(text);
  const columns = head && columnsOf(head);
  if (!columns || columns.image === -1) return new Map();
  const at = (line: readonly string[], column: Column) => line[columns[column]]?.trim() ?? '';
  const labelOf = labelReader(lines.map((line) => at(line, 'label')));
  const best = new Map<string, { located: Located; row: TableRow | null }>();
  for (const line of lines) {
    const located = locate(at(line, 'image'));
    if (!located || !isPhotoName(filePath(located.path))) continue;
    const before = best.get(located.path)?.located;
    if (before && before.parts > located.parts) continue;
    if (before?.parts === located.parts && before.said !== located.said) {
      best.set(located.path, { located, row: null });
      continue;
    }
    const label = labelOf(at(line, 'label'));
    const role = folderWords(at(line, 'split')).role;
    const mask = locate(at(line, 'mask'))?.path ?? null;
    best.set(located.path, { located, row: { table, label, role, mask } });
  }
  return new Map(
    [...best].flatMap(([path, { row }]): [string, TableRow][] =>
      row && (row.label ?? row.role ?? row.mask) !== null ? [[path, row]] : [],
    ),
  );
}

/**
 * Good, or any of the defects (`bent,melded`). Numbers may mean either; a word that names no
 * condition is a defect only in a column that also says good, since a class may be a product.
 */
function labelReader(column: readonly string[]): (said: string) => Truth | null {
  const saysGood = column.some((said) => folderWords(said).condition === 'good');
  return (said) => {
    const { condition, isDefectType, isNeutral } = folderWords(said);
    if (condition !== null || isNeutral) return condition;
    return saysGood || isDefectType ? 'defective' : null;
  };
}

function columnsOf(head: readonly string[]): Readonly<Record<Column, number>> | null {
  const names = head.map((name) => wordsIn(name).join(' '));
  const at = (column: Column) => names.findIndex((name) => COLUMNS[column].test(name));
  const columns = { image: at('image'), label: at('label'), split: at('split'), mask: at('mask') };
  return Object.values(columns).some((index) => index !== -1) ? columns : null;
}

/** A file that a table names. */
interface Located {
  readonly path: string;
  /** The name in the table. */
  readonly said: string;
  /** How many parts of both agree, counted from the end. */
  readonly parts: number;
}

type Locate = (said: string) => Located | null;

/** Tables name photos from the set's root, which may have been dropped with more folders or fewer. */
function locator(paths: readonly string[]): Locate {
  const bySuffix = new Map<string, string | null>();
  for (const path of paths) {
    for (const suffix of suffixesOf(path)) {
      // Null: several files end like that.
      bySuffix.set(suffix, bySuffix.has(suffix) ? null : path);
    }
  }
  return (said) => {
    const suffixes = suffixesOf(said);
    const from = suffixes.findIndex((suffix) => bySuffix.has(suffix));
    const path = bySuffix.get(suffixes[from] ?? '') ?? null;
    return path === null ? null : { path, said, parts: suffixes.length - from };
  };
}

/** The whole path first, the name alone last. */
function suffixesOf(path: string): string[] {
  const { folders, name } = filePath(path);
  if (name === '') return [];
  const parts = [...folders, name].map((part) => part.toLowerCase());
  return parts.map((_, from) => parts.slice(from).join('/'));
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
