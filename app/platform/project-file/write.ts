import { PROJECT_FORMAT } from '../../core/saved/manifest';
import { BANK_NAME, entryName, MANIFEST_NAME, maskPlace } from '../../core/saved/entry-names';
import type { ManifestEntry } from '../../core/saved/manifest-parts';
import { SAVED_VERSION } from '../../core/saved/default-settings';
import { MOST_ENTRY_BYTES, MOST_FILE_BYTES } from '../../core/saved/limits';
import { ProblemError, projectFileError } from '../../core/project/problem';
import type { SavedItem } from '../../core/saved/saved-project';
import type { PhotoMask, SaveEntry } from '../../ports/files';
import {
  dataKinds,
  type DataKind,
  type PhotoData,
  type PhotoDataMaps,
} from '../../ports/photo-data';
import type { OnProgress } from '../../ports/progress';
import type { ProjectContents } from '../../ports/projects';
import { inSlices } from '../slices';
import { MOST_HERE_BYTES, type Hash } from './hash';
import { photoEntries, writeMask, type Bytes } from './photo-entries';

/** Metadata of an entry, without its bytes. */
type Planned = ManifestEntry extends infer Entry
  ? Entry extends ManifestEntry
    ? Omit<Entry, 'bytes' | 'sha256'>
    : never
  : never;

interface Part {
  readonly entry: Planned;
  readonly data: Blob | Bytes;
  /** Null when it is not known yet. */
  readonly sha256: string | null;
}

/** Makes a part when its turn comes. */
type Plan = () => Part | Promise<Part>;

/**
 * The entries of a project file, one at a time: photos and what belongs to them, the bank, and at
 * the end the manifest, which has the size and the hash of each.
 *
 * @throws ProblemError `project-file` for more than a file may hold
 */
export async function* projectEntries(
  contents: ProjectContents,
  hash: Hash,
  signal: AbortSignal,
  onProgress: OnProgress,
): AsyncGenerator<SaveEntry> {
  checkSize(contents);
  const plans = planOf(contents);
  const entries: ManifestEntry[] = [];
  onProgress(0, plans.length);
  for (const plan of plans) {
    const { entry, data, sha256 } = await plan();
    const held = await readSmall(data);
    const facts = {
      bytes: held instanceof Blob ? held.size : held.length,
      sha256: sha256 ?? (await hash(held, signal)),
    };
    entries.push({ ...entry, ...facts } as ManifestEntry);
    yield { name: entry.name, data: held };
    onProgress(entries.length, plans.length);
  }
  const text = await inSlices(manifestText(contents, entries), signal);
  yield { name: MANIFEST_NAME, data: new Blob(text, { type: 'application/json' }) };
}

/**
 * Small parts are read at once, since every look at a Blob takes milliseconds; of what is large the
 * first byte, for its file may have gone though its size and hash are known.
 */
async function readSmall(data: Blob | Bytes): Promise<Blob | Bytes> {
  if (!(data instanceof Blob)) return data;
  try {
    if (data.size <= MOST_HERE_BYTES) return new Uint8Array(await data.arrayBuffer());
    await data.slice(0, 1).arrayBuffer();
    return data;
  } catch (error) {
    if (data instanceof File) throw new ProblemError({ kind: 'file-gone', name: data.name });
    throw error;
  }
}

/** Contents beyond the limits of reading are refused: such a file could not be opened again. */
function checkSize({ items }: ProjectContents): void {
  const large = items.find(({ bytes }) => bytes > MOST_ENTRY_BYTES);
  if (large) throw projectFileError('too-large', large.name);
  const bytes = items.reduce((sum, item) => sum + item.bytes, 0);
  if (bytes > MOST_FILE_BYTES) throw projectFileError('too-large');
}

function planOf(contents: ProjectContents): Plan[] {
  const { items, waitingMasks, bank } = contents;
  const data: PhotoDataMaps = contents;
  const plans: Plan[] = items.flatMap((item): Plan[] =>
    dataKinds
      .flatMap(<Kind extends DataKind>(kind: Kind): Plan[] => {
        const value = data[kind].get(item.id);
        if (!value || !photoEntries[kind].isSaved(value)) return [];
        return [() => partOf(kind, item, value)];
      })
      .concat(furtherMasks(item, data.masks.get(item.id))),
  );
  waitingMasks.forEach((mask, i) => {
    const { facts, fileName, ...rest } = writeMask(mask);
    const kind = 'waiting-mask';
    plans.push(async () => ({
      entry: { kind, name: entryName(kind, i, fileName), ...facts },
      ...rest,
    }));
  });
  if (bank) {
    const entry = { kind: 'bank', name: BANK_NAME } as const;
    plans.push(async () => ({ entry, data: new Uint8Array(bank), sha256: null }));
  }
  return plans;
}

/** A photo's masks beyond the first, an entry each. */
function furtherMasks({ id }: SavedItem, mask: PhotoMask | undefined): Plan[] {
  return (mask?.further ?? []).map((one, i) => async () => {
    const { facts, fileName, ...rest } = writeMask(one);
    const name = entryName('mask', maskPlace(id, i + 1), fileName);
    return { entry: { kind: 'mask', item: id, name, ...facts }, ...rest };
  });
}

async function partOf<Kind extends DataKind>(
  of: Kind,
  item: SavedItem,
  value: PhotoData[Kind],
): Promise<Part> {
  const { kind, write } = photoEntries[of];
  const { facts, fileName, ...rest } = await write(value, item);
  const entry = { kind, item: item.id, name: entryName(kind, item.id, fileName), ...facts };
  return { entry: entry as Planned, ...rest };
}

/** A line an item and an entry, so that a person can read it. */
function* manifestText(
  { project, items }: ProjectContents,
  entries: readonly ManifestEntry[],
): Generator<void, string[]> {
  const head = JSON.stringify({ format: PROJECT_FORMAT, version: SAVED_VERSION, project });
  const text = [`${head.slice(0, -1)},\n"items":[`];
  yield* lines(items, text);
  text.push('],\n"entries":[');
  yield* lines(entries, text);
  text.push(']}\n');
  return text;
}

function* lines(values: readonly unknown[], text: string[]): Generator<void, void> {
  for (const [i, value] of values.entries()) {
    text.push(`${i === 0 ? '' : ','}\n${JSON.stringify(value)}`);
    yield;
  }
}
