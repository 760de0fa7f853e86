import { crc32 } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { expect, type Download, type Page } from '@playwright/test';
import { prepared } from './flow';
import { readResults, scoresOf } from './results';

/** Chromium's own dialogue cannot be answered by a test: without it, the app downloads. */
export async function withoutSaveDialogue(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
}

/** Presses "Export all" and chooses everything. */
export async function startExport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export all' }).click();
  await page.getByRole('button', { name: /^Everything: / }).click();
}

interface Exported {
  readonly name: string;
  readonly entries: Map<string, Buffer>;
}

/** The same, and reads what is downloaded. */
export async function exportAll(page: Page, timeout = 40_000): Promise<Exported> {
  const started = page.waitForEvent('download', { timeout });
  await startExport(page);
  return exportedBy(await started);
}

async function exportedBy(download: Download): Promise<Exported> {
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), entries: readZip(bytes) };
}

/** Exports the tables alone: drawing everything takes the processor a second for each photo. */
export async function exportTables(page: Page, timeout = 20_000): Promise<Map<string, Buffer>> {
  await page.getByRole('button', { name: 'Export all' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export all' });
  await dialog.getByRole('radiogroup', { name: 'Photos with heat' }).getByText('None').click();
  await dialog.getByRole('checkbox', { name: 'Report' }).uncheck();
  const started = page.waitForEvent('download', { timeout });
  await dialog.getByRole('button', { name: /^Export these: 4 files/ }).click();
  return (await exportedBy(await started)).entries;
}

/** The export of everything of the sample, made before all flows. */
export const preparedExport = (): Map<string, Buffer> => readZip(readFileSync(prepared.exported));

/** Scores with all their digits, by path. */
export async function exactScores(page: Page): Promise<Map<string, number>> {
  return scoresOf(readResults(await exportTables(page)));
}

interface SavedFile {
  name: string;
  closed: boolean;
  readonly chunks: Uint8Array[];
}

/** Answers Chromium's dialogue with a file that only collects what is written to it. */
export async function answerSaveDialogue(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const saved: SavedFile = { name: '', closed: false, chunks: [] };
    const createWritable = async () =>
      new WritableStream<Uint8Array>({
        write: (chunk) => void saved.chunks.push(chunk.slice()),
        close: () => void (saved.closed = true),
      });
    Object.assign(window, {
      saved,
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => {
        saved.name = suggestedName;
        return { createWritable };
      },
    });
  });
}

/** The bytes that were written to that file, and in how many pieces. */
export async function savedFile(page: Page) {
  const { base64, ...facts } = await page.evaluate(async () => {
    const { chunks, name, closed } = (window as unknown as { saved: SavedFile }).saved;
    const bytes = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return { name, closed, pieces: chunks.length, base64: btoa(text) };
  });
  return { ...facts, bytes: Buffer.from(base64, 'base64') };
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;

/** Entries of an archive by name. Uncompressed entries alone; each is checked against its CRC. */
export function readZip(zip: Buffer): Map<string, Buffer> {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end), 'end of the central directory').toBe(END);
  const count = zip.readUInt16LE(end + 10);
  const entries = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    expect(zip.readUInt32LE(at)).toBe(CENTRAL);
    expect(zip.readUInt16LE(at + 10), 'compression').toBe(STORED);
    const size = zip.readUInt32LE(at + 24);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    ) as [number, number, number];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    expect(zip.readUInt32LE(local)).toBe(LOCAL);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    expect(crc32(data), `checksum of ${name}`).toBe(zip.readUInt32LE(at + 16));
    expect(entries.has(name), `${name} is there once`).toBe(false);
    entries.set(name, data);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** A file of a query: `overlay.png`, `heatmap.png`, `score.npy` or `score16.png`. */
export function entryOf(entries: ReadonlyMap<string, Buffer>, path: string, what: string): Buffer {
  const end = `${path.replace(/\.[^.]*$/, '')}_${what}`;
  const found = [...entries].filter(([name]) => name === end || name.endsWith(`/${end}`));
  expect(found, end).toHaveLength(1);
  return found[0]![1];
}
