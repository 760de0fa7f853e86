import { keptFileName, keptPath } from '../../core/saved/limit-text';
import { encodeScores } from '../../core/match/scores-codec';
import type { ItemId } from '../../core/project/item';
import { MANIFEST_NAME, PROJECT_FORMAT } from '../../core/saved/manifest';
import { BANK_NAME, entryName, type ManifestEntry } from '../../core/saved/manifest-parts';
import { MOST_ENTRY_BYTES, MOST_FILE_BYTES, SAVED_VERSION } from '../../core/saved/limits';
import { ProblemError, projectFileError } from '../../core/project/problem';
import { masksIn, type IncomingFile, type PhotoMask, type SaveEntry } from '../../ports/files';
import type { OnProgress } from '../../ports/progress';
import type { ProjectContents } from '../../ports/projects';
import type { PhotoSource } from '../../ports/photo-source';
import { inSlices } from '../slices';
import { MOST_HERE_BYTES, type Hash } from './hash';

type Bytes = Uint8Array<ArrayBuffer>;

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

const PHOTO_TYPE = /^image\/(jpeg|png|webp|tiff|bmp|gif|avif|heic|heif)$/;

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
 * What is small is read at once, since every look at a Blob takes milliseconds; of what is large the
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
  const { items, files, thumbnails, scores, masks, waitingMasks, bank } = contents;
  const plans: Plan[] = items.flatMap(({ id, name, hash }) => [
    () => partOfPhoto(id, files.get(id)!, name, hash),
    ...planOfSmall(id, thumbnails.get(id), scores.get(id)),
    ...planOfMask(id, masks.get(id)),
  ]);
  waitingMasks.forEach((mask, i) => {
    const name = entryName('waiting-mask', i, mask.file.name);
    const entry = { kind: 'waiting-mask', name, ...maskFacts(mask) } as const;
    plans.push(() => ({ entry, data: mask.file, sha256: null }));
  });
  if (bank) {
    const entry = { kind: 'bank', name: BANK_NAME } as const;
    plans.push(() => ({ entry, data: new Uint8Array(bank), sha256: null }));
  }
  return plans;
}

async function partOfPhoto(
  id: ItemId,
  source: PhotoSource,
  name: string,
  sha256: string | null,
): Promise<Part> {
  const data = await source.read();
  const facts = { item: id, name: entryName('image', id, name), ...factsOf(data) };
  return { entry: { kind: 'image', ...facts }, data, sha256 };
}

function planOfSmall(
  id: ItemId,
  thumbnail: Blob | undefined,
  scores: Parameters<typeof encodeScores>[0] | undefined,
): Plan[] {
  const plans: Plan[] = [];
  const type = thumbnail?.type;
  if (thumbnail && (type === 'image/webp' || type === 'image/jpeg' || type === 'image/png')) {
    const entry = { kind: 'thumbnail', item: id, name: entryName('thumbnail', id, ''), type } as const; // prettier-ignore
    plans.push(() => ({ entry, data: thumbnail, sha256: null }));
  }
  if (scores) {
    const entry = { kind: 'scores', item: id, name: entryName('scores', id, '') } as const;
    plans.push(() => ({ entry, data: new Uint8Array(encodeScores(scores)), sha256: null }));
  }
  return plans;
}

function planOfMask(id: ItemId, masks: PhotoMask | undefined): Plan[] {
  return (masks ? masksIn(masks) : []).map((mask, i) => {
    const name = entryName('mask', i === 0 ? id : `${id}-${i}`, mask.file.name);
    const entry = { kind: 'mask', item: id, name, ...maskFacts(mask) } as const;
    return () => ({ entry, data: mask.file, sha256: null });
  });
}

function maskFacts({ file, path }: IncomingFile) {
  return { fileName: keptFileName(file.name), path: keptPath(path), ...factsOf(file) };
}

function factsOf({ type, lastModified }: File) {
  return { type: PHOTO_TYPE.test(type) ? type : '', lastModified };
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
