import { makeZip } from 'client-zip';
import { describe, expect, it } from 'vitest';
import { ProblemError, type Problem } from '../../core/project/problem';
import type { OnProgress } from '../../ports/progress';
import { unicodePath, zipBytes, type ZipEntry } from '../../testing/zip-bytes';
import type { ArchiveLimits } from './entries';
import { unzip } from './unzip';

type Content = readonly (readonly [path: string, text: string])[];

const limits: ArchiveLimits = { mostEntries: 100, mostEntryBytes: 1e6, mostBytes: 5e6 };
const never = new AbortController().signal;
const text = (value: string) => new TextEncoder().encode(value);

const opened = (file: File, bounds = limits, onProgress: OnProgress = () => {}, signal = never) =>
  unzip(file, { signal, onProgress, limits: bounds });

const written = (entries: readonly ZipEntry[]) => new File([zipBytes(entries)], 'set.zip');

async function zipOf(content: Content): Promise<File> {
  const entries = content.map(([name, input]) => ({
    name,
    input,
    lastModified: new Date(2020, 4, 6),
  }));
  const blob = await new Response(makeZip(entries)).blob();
  return new File([blob], 'set.zip');
}

/** Compressed, which client-zip does not do: one entry. */
async function deflated(name: string, data: Uint8Array<ArrayBuffer>, declared = data.length) {
  const stored = new DataView(await (await zipOf([[name, 'x']])).arrayBuffer());
  const local = 30 + name.length;
  const squeezed = new Blob([data]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = await new Response(squeezed).arrayBuffer();
  const crc = await crcOf(data);
  const end = stored.byteLength - 22;
  const central = stored.getUint32(end + 16, true);
  const head = stored.buffer.slice(0, local);
  const middle = stored.buffer.slice(central, end);
  const tail = stored.buffer.slice(end);
  for (const [buffer, at] of [
    [head, 6],
    [middle, 8],
  ] as const) {
    const view = new DataView(buffer);
    // No descriptor after the data, deflate.
    view.setUint16(at, view.getUint16(at, true) & ~8, true);
    view.setUint16(at + 2, 8, true);
    view.setUint32(at + 8, crc, true);
    view.setUint32(at + 12, packed.byteLength, true);
    view.setUint32(at + 16, declared, true);
  }
  new DataView(tail).setUint32(16, local + packed.byteLength, true);
  return new File([head, packed, middle, tail], 'set.zip');
}

/** From the trailer of gzip. */
async function crcOf(data: Uint8Array<ArrayBuffer>): Promise<number> {
  const gzip = new Blob([data]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = await new Response(gzip).arrayBuffer();
  return new DataView(bytes).getUint32(bytes.byteLength - 8, true);
}

async function problemOf(file: File, bounds = limits): Promise<Problem> {
  const error = await opened(file, bounds).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

describe('unzip', () => {
  it('gives photos with paths, contents and dates, in the order of a person', async () => {
    const file = await zipOf([
      ['set/train/good/10.jpg', 'ten'],
      ['set/train/good/9.jpg', 'nine'],
      ['set/ground_truth/dent/1_mask.PNG', 'mask'],
      ['set/read me.txt', 'text'],
    ]);
    const told: string[] = [];
    const { files, nested } = await opened(file, limits, (done, total) =>
      told.push(`${done}/${total}`),
    );
    expect(files.map(({ path }) => path)).toEqual([
      'set/ground_truth/dent/1_mask.PNG',
      'set/train/good/9.jpg',
      'set/train/good/10.jpg',
    ]);
    const [, nine] = files;
    expect([nine!.file.name, await nine!.file.text()]).toEqual(['9.jpg', 'nine']);
    expect(new Date(nine!.file.lastModified).getFullYear()).toBe(2020);
    expect(nested).toEqual([]);
    expect(told).toEqual(['0/3', '1/3', '2/3', '3/3']);
  });

  it('unpacks what is compressed', async () => {
    const data = new TextEncoder().encode('photo '.repeat(1000));
    const { files } = await opened(await deflated('a.png', data));
    expect(await files[0]!.file.text()).toBe('photo '.repeat(1000));
  });

  it('passes over what systems leave, and names archives inside', async () => {
    const file = await zipOf([
      ['__MACOSX/._a.jpg', 'x'],
      ['.hidden/a.jpg', 'x'],
      ['b/.c.jpg', 'x'],
      ['b/Thumbs.db', 'x'],
      ['more/inner.zip', 'x'],
      ['a.jpg', 'x'],
    ]);
    const { files, nested } = await opened(file);
    // That hidden photos are left out is said where they are sorted.
    expect(files.map(({ path }) => path)).toEqual(['.hidden/a.jpg', 'a.jpg', 'b/.c.jpg']);
    expect(nested).toEqual(['more/inner.zip']);
  });

  it('takes paths for names, wherever they want to lead', async () => {
    const file = await zipOf([
      ['../../etc/a.jpg', 'x'],
      ['/b/./c.jpg', 'x'],
      ['C:\\windows\\d.jpg', 'x'],
    ]);
    const { files } = await opened(file);
    expect(files.map(({ path }) => path).sort()).toEqual(['b/c.jpg', 'etc/a.jpg', 'windows/d.jpg']);
  });

  it('refuses more entries, or larger ones, than it may hold', async () => {
    const some = await zipOf(Array.from({ length: 5 }, (_, i) => [`${i}.jpg`, 'abcdefghij']));
    expect(await problemOf(some, { ...limits, mostEntries: 4 })).toEqual({
      kind: 'zip-too-many',
      most: 4,
    });
    expect(await problemOf(some, { ...limits, mostEntryBytes: 9 })).toEqual({
      kind: 'zip-too-large',
      mostBytes: 9,
      entry: '0.jpg',
    });
    expect(await problemOf(some, { ...limits, mostBytes: 49 })).toEqual({
      kind: 'zip-too-large',
      mostBytes: 49,
      entry: null,
    });
    await expect(opened(some, { ...limits, mostBytes: 50 })).resolves.toBeTruthy();
  });

  it('stops at a bomb that says it is small', async () => {
    const bomb = await deflated('a.jpg', new Uint8Array(50e6), 1000);
    expect(bomb.size).toBeLessThan(100_000);
    // More than it says comes out, whatever the limits are.
    expect(await problemOf(bomb)).toEqual({ kind: 'zip-damaged' });
  });

  it('refuses what is damaged, cut short, or no zip at all', async () => {
    const whole = await zipOf([['a.jpg', 'abcdefghij'.repeat(50)]]);
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const changed = bytes.slice();
    changed[100] = changed[100]! ^ 255;
    for (const part of [bytes.slice(0, 300), changed, new Uint8Array(0), bytes.slice(0, 3)]) {
      expect(await problemOf(new File([part], 'set.zip'))).toEqual({ kind: 'zip-damaged' });
    }
  });

  it('refuses what is encrypted', async () => {
    const bytes = new Uint8Array(await (await zipOf([['a.jpg', 'x']])).arrayBuffer());
    const view = new DataView(bytes.buffer);
    const central = view.getUint32(bytes.length - 22 + 16, true);
    bytes[6]! |= 1;
    bytes[central + 8]! |= 1;
    expect(await problemOf(new File([bytes], 'set.zip'))).toEqual({ kind: 'zip-encrypted' });
  });

  it('gives the others where one is damaged, encrypted, too large, a link or packed otherwise', async () => {
    const data = text('photo');
    const file = written([
      { name: 'sound/1.png', data },
      { name: 'broken.png', data, crc: 1 },
      { name: 'secret.png', data, isEncrypted: true },
      { name: 'huge.png', data, size: 1e6 + 1 },
      { name: 'bomb.png', data, size: 900_000 },
      { name: 'lzma.png', data, method: 14 },
      { name: 'bzip2.png', data, method: 12 },
      { name: 'deflate64.png', data, method: 9 },
      { name: 'other.png', data, method: 77 },
      { name: 'link.png', data: text('sound/1.png'), isSymlink: true },
      { name: 'not deflated.png', data, method: 8 },
      { name: 'sound/2.png', data },
    ]);
    const { files, missed, namesReadAs } = await opened(file);
    expect(files.map(({ path }) => path)).toEqual(['sound/1.png', 'sound/2.png']);
    expect(await files[1]!.file.text()).toBe('photo');
    expect(Object.fromEntries(missed.map(({ name, problem }) => [name, problem]))).toEqual({
      'broken.png': { kind: 'zip-damaged' },
      'secret.png': { kind: 'zip-encrypted' },
      'huge.png': { kind: 'zip-too-large', mostBytes: 1e6, entry: 'huge.png' },
      'bomb.png': { kind: 'zip-damaged' },
      'lzma.png': { kind: 'zip-method', method: 'LZMA' },
      'bzip2.png': { kind: 'zip-method', method: 'bzip2' },
      'deflate64.png': { kind: 'zip-method', method: 'Deflate64' },
      'other.png': { kind: 'zip-method', method: 'method 77' },
      'link.png': { kind: 'link' },
      'not deflated.png': { kind: 'zip-damaged' },
    });
    expect(namesReadAs).toBeNull();
  });

  it('says what the archive as a whole uses', async () => {
    const data = text('photo');
    const names = ['a.png', 'b.png'];
    const all = (rest: Partial<ZipEntry>) =>
      written(names.map((name) => ({ name, data, ...rest })));
    expect(await problemOf(all({ method: 14 }))).toEqual({ kind: 'zip-method', method: 'LZMA' });
    expect(await problemOf(all({ isEncrypted: true }))).toEqual({ kind: 'zip-encrypted' });
  });

  it('names an archive inside also where no photo comes out', async () => {
    const data = text('photo');
    const { files, missed, nested } = await opened(
      written([
        { name: 'broken.png', data, crc: 1 },
        { name: 'inner.zip', data },
      ]),
    );
    expect(files).toEqual([]);
    expect(missed).toEqual([{ name: 'broken.png', problem: { kind: 'zip-damaged' } }]);
    expect(nested).toEqual(['inner.zip']);
  });

  it('reads names that are not marked, and says how', async () => {
    const data = text('photo');
    const so = Uint8Array.of(0x83, 0x5c, ...text('.png'));
    const shiftJis = await opened(written([{ name: so, data }]));
    expect(shiftJis.files.map(({ path }) => path)).toEqual(['ソ.png']);
    expect(shiftJis.namesReadAs).toBe('Shift-JIS');

    const marked = { name: so, data, extra: unicodePath('ソ.png', so) };
    const unicode = await opened(written([marked]));
    expect([unicode.files[0]!.path, unicode.namesReadAs]).toEqual(['ソ.png', null]);
    // Of another name: somebody has renamed the entry since.
    const stale = await opened(written([{ ...marked, extra: unicodePath('ソ.png', text('x')) }]));
    expect([stale.files[0]!.path, stale.namesReadAs]).toEqual(['ソ.png', 'Shift-JIS']);

    const utf8 = await opened(written([{ name: text('größe.png'), data }]));
    expect([utf8.files[0]!.path, utf8.namesReadAs]).toEqual(['größe.png', null]);
    const dos = Uint8Array.of(0x67, 0x72, 0x94, 0xe1, ...text('e.png'));
    const cp437 = await opened(written([{ name: dos, data }]));
    expect([cp437.files[0]!.path, cp437.namesReadAs]).toEqual(['größe.png', 'code page 437']);
  });

  it('can be cancelled', async () => {
    const file = await zipOf(Array.from({ length: 50 }, (_, i) => [`${i}.jpg`, 'x']));
    const controller = new AbortController();
    let last = 0;
    const unpacking = opened(
      file,
      limits,
      (done) => {
        last = done;
        if (done === 10) controller.abort();
      },
      controller.signal,
    );
    await expect(unpacking).rejects.toThrow(/abort/i);
    expect(last).toBe(10);
  });
});
