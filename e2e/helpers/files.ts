import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface FilePayload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const sampleFolder = fileURLToPath(new URL('../../public/sample/flange/', import.meta.url));

/** Photos of the flange sample, named after folder and file: `dent-000.jpg`. */
export function sampleFiles(paths: readonly string[]): FilePayload[] {
  return paths.map((path) => ({
    name: path.split('/').slice(-2).join('-'),
    mimeType: 'image/jpeg',
    buffer: readFileSync(join(sampleFolder, path)),
  }));
}

/** A file of the flange sample. */
export const samplePath = (path: string): string => join(sampleFolder, path);

/** The flange sample as a data set: all photos and masks, by path. */
export function sampleSet(): Map<string, Uint8Array> {
  const paths = readdirSync(sampleFolder, { recursive: true, encoding: 'utf8' });
  const files = paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.\w+$/.test(path));
  return new Map(files.map((path) => [path, readFileSync(samplePath(path))]));
}

/** A new empty folder that goes when the tests end. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oddspot-e2e-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new folder with these files, by path inside of it. */
export function folderOf(name: string, files: ReadonlyMap<string, Uint8Array>): string {
  const folder = join(newFolder(), name);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

/** Where the real photos lie: `ODDSPOT_DATA`, or beside the repository. Null when they are absent. */
export function dataFolder(): string | null {
  const folder =
    process.env.ODDSPOT_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
  return existsSync(join(folder, 'mvtec_ad', 'bottle')) ? folder : null;
}

/** Copies some files of a set into a new folder of the same layout. */
export function partOf(set: string, paths: readonly string[]): string {
  const folder = join(newFolder(), 'set');
  for (const path of paths) cpSync(join(set, path), join(folder, path));
  return folder;
}
