import type { ReportRow } from './rows';

/** Columns in order; the names are those of results.json. */
const columns = [
  'file',
  'path',
  'label',
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
  'references',
  'problem',
] as const satisfies readonly (keyof ReportRow)[];

/** Without it Excel reads UTF-8 as the system's code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as CSV (RFC 4180): comma, CRLF, a header line, empty cells for null. To be saved as UTF-8. */
export function resultsCsv(rows: readonly ReportRow[]): string {
  const lines = [columns.join(','), ...rows.map((row) => csvLine(columns.map((c) => row[c])))];
  return BYTE_ORDER_MARK + lines.map((line) => `${line}\r\n`).join('');
}

/** One line without its line end. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells.map(csvCell).join(',');
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
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
