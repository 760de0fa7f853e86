import { packTar, type TarEntry } from 'modern-tar';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../core/project/problem';
import { ProblemError } from '../../core/project/problem';
import type { ArchiveLimits } from './entries';
import { createArchives } from './archives';
import { untar } from './untar';

const { isArchive, unpack } = createArchives();
const never = new AbortController().signal;
const limits: ArchiveLimits = { mostEntries: 100, mostEntryBytes: 1e5, mostBytes: 5e5 };

const photo = (name: string, body = 'photo'): TarEntry => ({
  header: { name, size: body.length, mtime: new Date(1_600_000_000_000) },
  body,
});
const named = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const tarOf = async (entries: readonly TarEntry[], name = 'set.tar') =>
  named(name, await packTar(entries));

async function gzipped(file: File, name: string): Promise<File> {
  const stream = file.stream().pipeThrough(new CompressionStream('gzip'));
  return named(name, await new Response(stream).blob());
}

const open = (file: File) => unpack(file, never, () => {});

async function problemOf(opening: Promise<unknown>): Promise<Problem> {
  const error = await opening.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

const longName = `set/${'very long folder/'.repeat(12)}${'ü'.repeat(60)}.png`;
const content = [
  { header: { name: 'set/', size: 0, type: 'directory' as const } },
  photo('set/good/10.png'),
  photo('set/good/9.png', 'nine'),
  photo('set/readme.txt'),
  photo('set/._1.png'),
  photo('../inner.zip'),
  photo('/abs/../up.png'),
  photo(longName),
  { header: { name: 'same.png', size: 0, type: 'link' as const, linkname: 'set/good/9.png' } },
  { header: { name: 'soft.png', size: 0, type: 'symlink' as const, linkname: 'set/good/9.png' } },
];

describe('archives', () => {
  it.each(
    'a.zip a.ZIP a.tar a.tar.gz a.tgz a.png.gz a.tar.xz a.txz a.tar.bz2 a.tbz2 a.7z a.rar a.zip.001 a.7z.002 a.z01 a.part1.rar a.r00 a.tar.zst a.tar.lz a.tar.lz4 a.tar.br a.lzh a.cab a.tar.Z'.split(
      ' ',
    ),
  )('takes %s for one', (path) => {
    expect(isArchive({ file: named(path), path })).toBe(true);
  });

  it.each(['a.png', 'zip', 'tar.jpg', 'a.gz.png', 'archive', '7z', 'a.z.png'])(
    'takes %s for none',
    (path) => expect(isArchive({ file: named(path), path })).toBe(false),
  );

  it.each(['tar', 'tar.gz', 'tgz', 'zip'])(
    'opens a tar file that is called .%s',
    async (ending) => {
      const plain = await tarOf(content, `set.${ending}`);
      const file = ending.endsWith('gz') ? await gzipped(plain, `set.${ending}`) : plain;
      const { files, missed, nested } = await open(file);
      expect(files.map(({ path }) => path)).toEqual([
        'abs/up.png',
        'same.png',
        'set/good/9.png',
        'set/good/10.png',
        longName,
      ]);
      expect(await Promise.all(files.slice(0, 3).map((one) => one.file.text()))).toEqual([
        'photo',
        'nine',
        'nine',
      ]);
      expect(files[3]!.file.name).toBe('10.png');
      expect(files[3]!.file.lastModified).toBe(1_600_000_000_000);
      expect(missed).toEqual([{ name: 'soft.png', problem: { kind: 'link' } }]);
      expect(nested).toEqual(['inner.zip']);
    },
  );

  it.each([
    ['a.7z', '7z\xbc\xaf\x27\x1c', '7-Zip'],
    ['a.rar', 'Rar!\x1a\x07\x01\x00', 'RAR'],
    ['a.tar.xz', '\xfd7zXZ\x00', 'xz'],
    ['a.tar.bz2', 'BZh9', 'bzip2'],
    ['a.tar.zst', '\x28\xb5\x2f\xfd', 'Zstandard'],
    ['named wrongly.zip', 'Rar!\x1a\x07\x01\x00', 'RAR'],
    ['empty.rar', '', 'RAR'],
    ['a.tar.lz', 'LZIP', 'lzip'],
    ['cut.tar.lz', '', 'lzip'],
    ['a.tar.br', '', 'Brotli'],
  ])('says of %s to unpack it first', async (name, head, format) => {
    const bytes = Uint8Array.from(head, (character) => character.charCodeAt(0));
    expect(await problemOf(open(named(name, bytes)))).toEqual({ kind: 'archive-format', format });
  });

  it('says of a part of a split archive what it is', async () => {
    const part = named('set.zip.001', 'PK\x03\x04 and so on');
    expect(await problemOf(open(part))).toEqual({ kind: 'archive-split' });
  });

  it('says of other things in gzip to unpack them first', async () => {
    const file = await gzipped(named('x', 'a photo'.repeat(300)), 'photo.png.gz');
    expect(await problemOf(open(file))).toEqual({ kind: 'archive-format', format: 'gzip' });
  });
});

describe('untar', () => {
  const opened = (file: File, bounds = limits) =>
    untar(file, file.name.endsWith('gz'), { signal: never, onProgress: () => {}, limits: bounds });

  it('gives what comes before the damage, and names the archive', async () => {
    const whole = await tarOf([photo('a.png'), photo('b.png', 'x'.repeat(3000)), photo('c.png')]);
    const { files, missed } = await opened(named('set.tar', whole.slice(0, 2500)));
    expect(files.map(({ path }) => path)).toEqual(['a.png']);
    expect(missed).toEqual([{ name: 'set.tar', problem: { kind: 'archive-damaged' } }]);

    const packed = await gzipped(whole, 'set.tgz');
    const cut = await opened(named('set.tgz', packed.slice(0, packed.size - 4)));
    expect(cut.missed).toEqual([{ name: 'set.tgz', problem: { kind: 'archive-damaged' } }]);

    const bytes = new Uint8Array(await whole.arrayBuffer());
    bytes[1024 + 5]! ^= 1;
    const changed = await opened(named('set.tar', bytes));
    expect(changed.files.map(({ path }) => path)).toEqual(['a.png']);
    expect(changed.missed).toHaveLength(1);
  });

  it('loses none of the photos before the damage, however small they are', async () => {
    const names = Array.from({ length: 9 }, (_, i) => `${i}.png`);
    const whole = await tarOf(names.map((name) => photo(name)));
    const bytes = new Uint8Array(await whole.arrayBuffer());
    bytes[6 * 1024 + 5]! ^= 1;
    // The last two end in the middle of a photo, and where the end is to be marked.
    for (const [damaged, sound] of [
      [bytes, 6],
      [bytes.slice(0, 5 * 1024 + 514), 5],
      [await gzipped(named('set.tar', bytes), 'set.tgz'), 6],
      [new Uint8Array(await whole.arrayBuffer()).slice(0, 9 * 1024), 9],
    ] as const) {
      const { files, missed } = await opened(
        damaged instanceof File ? damaged : named('set.tar', damaged),
      );
      expect(files.map(({ path }) => path)).toEqual(names.slice(0, sound));
      expect(missed.map(({ problem }) => problem)).toEqual([{ kind: 'archive-damaged' }]);
    }
  });

  it('ends where the contents of a photo end too soon', async () => {
    const noise = crypto.getRandomValues(new Uint8Array(50_000));
    const large = { header: { name: 'b.png', size: noise.length }, body: noise };
    const whole = await tarOf([photo('a.png'), large, photo('c.png')]);
    const packed = await gzipped(whole, 'set.tgz');
    const { files, missed } = await opened(named('set.tgz', packed.slice(0, 30_000)));
    expect(files.map(({ path }) => path)).toEqual(['a.png']);
    expect(missed).toEqual([{ name: 'set.tgz', problem: { kind: 'archive-damaged' } }]);
    const { files: all } = await opened(packed);
    expect(new Uint8Array(await all[1]!.file.arrayBuffer())).toEqual(noise);
  });

  it('refuses what is no tar file at all', async () => {
    for (const file of [named('a.tar'), named('a.tar', 'x'.repeat(2000)), named('a.tgz', 'x')]) {
      expect(await problemOf(opened(file))).toEqual({ kind: 'archive-damaged' });
    }
  });

  it('leaves out a photo that is too large, and refuses more than it may hold', async () => {
    const large = await tarOf([photo('a.png', 'x'.repeat(11)), photo('b.png')]);
    const { files, missed } = await opened(large, { ...limits, mostEntryBytes: 10 });
    expect(files.map(({ path }) => path)).toEqual(['b.png']);
    expect(missed).toEqual([
      { name: 'a.png', problem: { kind: 'zip-too-large', mostBytes: 10, entry: 'a.png' } },
    ]);
    expect(await problemOf(opened(large, { ...limits, mostEntries: 1 }))).toEqual({
      kind: 'zip-too-many',
      most: 1,
    });
    expect(await problemOf(opened(large, { ...limits, mostBytes: 15 }))).toMatchObject({
      kind: 'zip-too-large',
      mostBytes: 15,
    });
  });

  it('stops at a bomb of something else', async () => {
    const zeros = { header: { name: 'big.bin', size: 3e6 }, body: new Uint8Array(3e6) };
    const bomb = await gzipped(await tarOf([zeros, photo('a.png')]), 'set.tgz');
    expect(bomb.size).toBeLessThan(10_000);
    expect(await problemOf(opened(bomb))).toMatchObject({ kind: 'zip-too-large' });
  });

  it('can be cancelled', async () => {
    const file = await tarOf(Array.from({ length: 50 }, (_, i) => photo(`${i}.png`)));
    const controller = new AbortController();
    const onProgress = (done: number) => done === 10 && controller.abort();
    const opening = untar(file, false, { signal: controller.signal, onProgress, limits });
    await expect(opening).rejects.toThrow(/abort/i);
  });
});
