import type { RegionRow } from './region-rows';
import type { ReportRow } from './rows';
import { writtenFileKeys } from './written-files';

/** Columns in order; the names are those of results.json. */
const columns = [
  'file',
  'path',
  'label',
  'hasMask',
  'flagged',
  'comment',
  'score',
  'threshold',
  'verdict',
  'nearestReference',
  'imageWidth',
  'imageHeight',
  'gridRows',
  'gridCols',
  'mapWidth',
  'mapHeight',
  'backend',
  'tookMs',
  'sentence',
  'regionCount',
  'largestRegionPx',
  'largestRegionPercent',
  'references',
  'problem',
  'exportName',
  ...writtenFileKeys,
] as const satisfies readonly (keyof ReportRow)[];

/** Without it Excel reads UTF-8 as the system's code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Columns of regions.csv after those that say whose they are. */
const regionColumns = [
  'number',
  'severity',
  'rule',
  'x',
  'y',
  'width',
  'height',
  'areaPx',
  'areaPercent',
  'areaMm2',
  'peak',
  'peakX',
  'peakY',
  'mean',
  'shape',
  'elongation',
  'orientationDegrees',
] as const satisfies readonly (keyof RegionRow)[];

/** After all others. */
const RAW_PATH = 'rawPath';

/** results.csv: a line for each row. To be saved as UTF-8. */
export function resultsCsv(rows: readonly ReportRow[]): string {
  return csvFile(
    [...columns, RAW_PATH],
    rows.map((row) => [...columns.map((column) => row[column]), rawPath(row)]),
  );
}

/**
 * The path in double quotes: a text for spreadsheets whatever it begins with, and with nothing added
 * for programs, which read it as JSON. `path` may have an apostrophe in front.
 */
function rawPath({ path }: ReportRow): string {
  return JSON.stringify(path);
}

/** regions.csv: a line for each region of each row, places and areas in pixels of the image. */
export function regionsCsv(rows: readonly ReportRow[]): string {
  const photoColumns = ['exportName', ...writtenFileKeys] as const;
  const lines = rows.flatMap((row) =>
    (row.regions ?? []).map((region) => [
      row.file,
      row.path,
      ...regionColumns.map((column) => region[column]),
      ...photoColumns.map((column) => row[column]),
      rawPath(row),
    ]),
  );
  return csvFile(['file', 'path', ...regionColumns, ...photoColumns, RAW_PATH], lines);
}

/** RFC 4180: comma, CRLF, a header line, empty cells for null. */
function csvFile(
  header: readonly string[],
  lines: readonly (readonly (string | number | boolean | null)[])[],
): string {
  const text = [header.join(','), ...lines.map(csvLine)];
  return BYTE_ORDER_MARK + text.map((line) => `${line}\r\n`).join('');
}

/** One line without its line end. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return cells.map(csvCell).join(',');
}

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = guarded(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Spreadsheets run text that starts like a formula; an apostrophe makes it text again (OWASP, "CSV
 * Injection"). File names come from strangers. Numbers are never touched.
 */
function guarded(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
