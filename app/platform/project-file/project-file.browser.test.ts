import { describe, expect, it } from 'vitest';
import { SAVED_VERSION } from '../../core/saved/default-settings';
import { ProblemError } from '../../core/project/problem';
import { masksIn } from '../../ports/files';
import type { ProjectContents } from '../../ports/projects';
import { emptyFile, textFile, type Bytes } from '../../testing/bad-files';
import { deflated, manifestOf, partsOf, withManifest, withPart, withSigned, zipped } from '../../testing/project-zips'; // prettier-ignore
import type { ZipParts } from '../../testing/project-zips';
import { drawnProject, HOSTILE_NAME } from '../../testing/projects/contents';
import { PhotoSource } from '../../ports/photo-source';
import type { UnpackedProject } from './protocol';
import { readProjectFile } from './read';
import type { ProjectFileLimits } from './zip-entries';

const never = new AbortController().signal;
const read = (file: File, limits?: ProjectFileLimits) =>
  readProjectFile(file, never, () => {}, limits);

const drawn = drawnProject();
const parts = await partsOf(drawn);

/** The same with what nobody had chosen or measured before version 3. */
const beforeTurning: ProjectContents = {
  ...drawn,
  project: {
    ...drawn.project,
    turning: 'auto',
    calibration: { ...drawn.project.calibration!, turnGain: null },
  },
};

/** Why a file is refused, and the part that is named. */
async function refusal(file: File, limits?: ProjectFileLimits): Promise<[string, string | null]> {
  const error = await read(file, limits).catch((caught: unknown) => caught);
  if (!(error instanceof ProblemError)) throw new Error(`not refused: ${String(error)}`);
  if (error.problem.kind !== 'project-file') throw error;
  return [error.problem.fault, error.problem.part];
}

const refusalOf = async (changed: ZipParts | Promise<ZipParts>) =>
  refusal(await zipped(await changed));

const stored = async (version: number) => {
  const url = new URL(`../../testing/projects/version-${version}.oddspot`, import.meta.url);
  return new File([await (await fetch(url)).blob()], 'stored.oddspot');
};

/** Files compare by name alone; here by all that counts. */
async function plain(contents: ProjectContents | UnpackedProject) {
  const { files, thumbnails, masks, waitingMasks, ...rest } = contents;
  const bytes = async (blob: Blob) => [...new Uint8Array(await blob.arrayBuffer())];
  const file = async (one: File) => [one.name, one.type, one.lastModified, await bytes(one)];
  const each = <T>(map: ReadonlyMap<string, T>, facts: (value: T) => Promise<unknown>) =>
    Promise.all([...map].map(async ([id, value]) => [id, await facts(value)]));
  return {
    ...rest,
    files: await each<File | PhotoSource>(files, async (photo) =>
      file(photo instanceof File ? photo : await photo.read()),
    ),
    thumbnails: await each(thumbnails, bytes),
    masks: await each(masks, (mask) =>
      Promise.all(masksIn(mask).map(async (one) => [one.path, await file(one.file)])),
    ),
    waitingMasks: await Promise.all(waitingMasks.map(async (mask) => [mask.path, await file(mask.file)])), // prettier-ignore
  };
}

describe('a project file', () => {
  it('gives back all that was saved', async () => {
    expect(await plain(await read(await zipped(parts)))).toEqual(await plain(drawn));
  });

  it('holds photos and tables under names made of ids', () => {
    const names = parts.map(([name]) => name);
    expect(names).toContain('images/i5.png');
    expect(names.at(-1)).toBe('manifest.json');
    expect(names.join(' ')).not.toContain('onerror');
  });

  it('opens also when another program has compressed it or put folders into it', async () => {
    const folders = ['images/', 'scores/'].map((name) => [name, new Uint8Array(0)] as const);
    for (const file of [await zipped([...folders, ...parts]), await deflated(parts)]) {
      const { items } = await read(file);
      expect(items.at(-1)!.name).toBe(HOSTILE_NAME);
    }
  });

  it('is not written when it could not be opened again', async () => {
    const [first, ...others] = drawn.items;
    const many = [first!, ...others].map((item) => ({ ...item, bytes: 9e8 }));
    for (const items of [[{ ...first!, bytes: 1.1e9 }, ...others], many]) {
      await expect(partsOf({ ...drawn, items })).rejects.toThrow('project-file');
    }
  });

  it('names the photo that can no longer be read', async () => {
    const unreadable = new ProblemError({ kind: 'unreadable-file' });
    const files = new Map([...drawn.files, ['i3', new PhotoSource(() => Promise.reject(unreadable))]]); // prettier-ignore
    await expect(partsOf({ ...drawn, files })).rejects.toMatchObject({
      problem: { kind: 'file-gone', name: 'i3.png' },
    });
  });

  it('keeps several masks of a photo, in their order', async () => {
    const [[id, mask]] = [...drawn.masks] as [[string, { file: File; path: string }]];
    const further = ['1.png', '2.tiff'].map((name) => ({ file: new File([name], name), path: `gt/${name}` })); // prettier-ignore
    const contents = { ...drawn, masks: new Map([[id, { ...mask, further }]]) };
    const found = (await read(await zipped(await partsOf(contents)))).masks.get(id)!;
    expect(masksIn(found).map(({ path }) => path)).toEqual([mask.path, 'gt/1.png', 'gt/2.tiff']);
    expect(await masksIn(found)[2]!.file.text()).toBe('2.tiff');
  });

  it('is read up to where it is cancelled', async () => {
    const controller = new AbortController();
    const done: number[] = [];
    const reading = readProjectFile(await zipped(parts), controller.signal, (count) => {
      done.push(count);
      if (count === 3) controller.abort();
    });
    await expect(reading).rejects.toThrow(/abort/i);
    expect(done.at(-1)).toBe(3);
  });

  it.each([0, 1, 2, 3])('of version %i opens', async (version) => {
    const contents = await plain(await read(await stored(version)));
    const expected = await plain(version > 2 ? drawn : beforeTurning);
    if (version > 0) return expect(contents).toEqual(expected);
    // A fact that could not be stated then counts as not stated.
    const items = expected.items.map((item) => ({ ...item, flagged: false, comment: '' }));
    expect(contents).toEqual({ ...expected, items });
  });
});

type Manifest = {
  version: unknown;
  project: Record<string, unknown>;
  items: Record<string, unknown>[];
  entries: Record<string, unknown>[];
};

/** The drawn project with another manifest. */
function edited(change: (manifest: Manifest) => unknown): ZipParts {
  const manifest = structuredClone(manifestOf(parts)) as Manifest;
  change(manifest);
  return withManifest(parts, manifest);
}

const bytesOf = (name: string): Bytes => parts.find(([entry]) => entry === name)![1].slice();
const changed = (name: string, change: (view: DataView) => void): Bytes => {
  const bytes = bytesOf(name);
  change(new DataView(bytes.buffer));
  return bytes;
};

describe('refuses', () => {
  it.each<[string, () => File | Promise<File>, [string, string | null]]>([
    ['nothing', () => new File([emptyFile()], 'a'), ['not-a-project', null]],
    ['text', () => new File([textFile()], 'a'), ['not-a-project', null]],
    ['another zip', () => zipped([['a.txt', textFile()]]), ['not-a-project', null]],
    [
      'what is cut short',
      async () => {
        const whole = await zipped(parts);
        return new File([whole.slice(0, whole.size / 2)], 'a');
      },
      ['cut-short', null],
    ],
    [
      'a password',
      async () => {
        const bytes = new Uint8Array(await (await zipped(parts)).arrayBuffer());
        const view = new DataView(bytes.buffer);
        const central = view.getUint32(bytes.length - 6, true);
        view.setUint16(6, view.getUint16(6, true) | 1, true);
        view.setUint16(central + 8, view.getUint16(central + 8, true) | 1, true);
        return new File([bytes], 'a');
      },
      ['encrypted', null],
    ],
  ])('%s', async (_, make, expected) => {
    expect(await refusal(await make())).toEqual(expected);
  });

  it.each<[string, ZipParts | Promise<ZipParts>, [string, string | null]]>([
    ['another format', edited((manifest) => Object.assign(manifest, { format: 'x' })), ['not-a-project', null]], // prettier-ignore
    [
      'a newer version',
      edited((manifest) => (manifest.version = SAVED_VERSION + 1)),
      ['newer', null],
    ],
    ['no version', edited((manifest) => (manifest.version = '1')), ['damaged', 'manifest.json version']], // prettier-ignore
    ['broken JSON', withManifest(parts, '{"format":'), ['damaged', 'manifest.json']],
    ['a wrong type', edited(({ items }) => (items[1]!.comment = 7)), ['damaged', 'manifest.json items 1 comment']], // prettier-ignore
    ['unknown keys', edited(({ entries }) => (entries[0]!.run = 'x')), ['damaged', 'manifest.json entries 0']], // prettier-ignore
    ['an id twice', edited(({ items }) => (items[1] = items[0]!)), ['contradictory', 'items']],
    ['an id that is a path', edited(({ items }) => (items[0]!.id = '../i1')), ['damaged', 'manifest.json items 0 id']], // prettier-ignore
    ['ids that will be given again', edited(({ project }) => (project.sequence = 4)), ['contradictory', 'i5']], // prettier-ignore
    ['an image of nobody', edited(({ items }) => items.pop()), ['contradictory', 'images/i5.png']],
    ['an item without a photo', edited(({ entries }) => entries.shift()), ['contradictory', 'i1']],
    ['a photo of another size', edited(({ items }) => (items[0]!.bytes = 1)), ['contradictory', 'images/i1.png']], // prettier-ignore
    ['a mask that nobody has', edited(({ items }) => (items[3]!.hasMask = false)), ['contradictory', 'i4']], // prettier-ignore
    ['a stale score', edited(({ items }) => (items[2]!.bankVersion = 1)), ['contradictory', 'scores/i3.bin']], // prettier-ignore
    ['a bank of others', edited(({ project }) => (project.inBank = ['i2', 'i1'])), ['contradictory', 'bank.bin']], // prettier-ignore
    ['no bank', edited(({ entries }) => entries.pop()), ['contradictory', 'bank.bin']],
    ['an SVG thumbnail', edited(({ entries }) => (entries[1]!.type = 'image/svg+xml')), ['damaged', 'manifest.json entries 1 type']], // prettier-ignore
    ['what the manifest does not list', [...parts, ['extra.js', textFile()]], ['unsafe', 'extra.js']], // prettier-ignore
    ['an entry twice', [...parts, parts[0]!], ['unsafe', 'images/i1.png']],
    [
      'a path that leads up',
      [...parts, ['../../evil.js', textFile()]],
      ['unsafe', '../../evil.js'],
    ],
    ['an absolute path', [...parts, ['/etc/passwd', textFile()]], ['unsafe', '/etc/passwd']],
    ['a path of Windows', [...parts, ['C:\\evil.js', textFile()]], ['unsafe', 'C:\\evil.js']],
    ['a missing entry', parts.slice(1), ['damaged', 'images/i1.png']],
    ['another size', withPart(parts, 'images/i1.png', textFile()), ['damaged', 'images/i1.png']],
    ['another content', withPart(parts, 'bank.bin', changed('bank.bin', (view) => view.setUint8(1000, 0))), ['damaged', 'bank.bin']], // prettier-ignore
    ['scores that do not fit', withSigned(parts, 'scores/i3.bin', changed('scores/i3.bin', (view) => view.setUint32(8, 9, true))), ['contradictory', 'scores/i3.bin']], // prettier-ignore
    ['features that are no numbers', withSigned(parts, 'bank.bin', changed('bank.bin', (view) => view.setFloat32(view.byteLength - 4, NaN, true))), ['contradictory', 'bank.bin']], // prettier-ignore
    ['a thumbnail that is no picture', withSigned(parts, 'thumbnails/i1', textFile()), ['contradictory', 'thumbnails/i1']], // prettier-ignore
    ['a thumbnail as large as a wall', withSigned(parts, 'thumbnails/i1', changed('thumbnails/i1', (view) => view.setUint32(16, 30_000))), ['contradictory', 'thumbnails/i1']], // prettier-ignore
  ])('%s', async (_, made, expected) => {
    expect(await refusalOf(made)).toEqual(expected);
  });

  it('more than a project may hold, as declared or as it comes out', async () => {
    const file = await zipped(parts);
    expect(await refusal(file, { mostEntries: 5, mostBytes: 1e9 })).toEqual(['too-large', null]);
    expect(await refusal(file, { mostEntries: 50, mostBytes: 5e3 })).toEqual(['too-large', null]);
    const bomb = await deflated([...parts, ['scores/i1.bin', new Uint8Array(20e6)]]);
    expect(await refusal(bomb)).toEqual(['too-large', 'scores/i1.bin']);
    const huge = edited(({ entries }) => (entries[0]!.bytes = 2e9));
    expect(await refusalOf(huge)).toEqual(['damaged', 'manifest.json entries 0 bytes']);
  });
});
