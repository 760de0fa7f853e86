import { describe, expect, it } from 'vitest';
import { filesFromDrop, filesFromHandles, filesFromInput, filesFromPaste } from './files';

const file = (name: string, type = 'image/png') => new File(['x'], name, { type });
const number = (path = '') => Number(path.match(/\d+/));
const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path);

/** A drop event with items as browsers make them; real ones cannot be made by script. */
function drop(items: readonly Partial<DataTransferItem>[]): DragEvent {
  const full = items.map((item) => ({ kind: 'file', ...item }));
  return { type: 'drop', dataTransfer: { items: full, files: [] } } as unknown as DragEvent;
}

const lost = (_: unknown, failed?: (error: Error) => void) => failed?.(new Error('lost'));

const entryOf = (path: string, isReadable = true) => ({
  isDirectory: false,
  isFile: true,
  fullPath: path,
  file: isReadable ? (done: (file: File) => void) => done(file(path.split('/').at(-1)!)) : lost,
});

/** As Chromium lists folders: some entries at a time, then none. */
const folderOf = (path: string, ...batches: readonly unknown[][]) => {
  const left = [...batches, []];
  const readEntries = (done: (batch: unknown) => void) => done(left.shift());
  return { isDirectory: true, fullPath: path, createReader: () => ({ readEntries }) };
};

const dropped = async (...entries: readonly unknown[]) =>
  filesFromDrop(
    drop(
      entries.map((entry) => ({
        webkitGetAsEntry: () => entry as FileSystemEntry,
        getAsFile: () => null,
        getAsFileSystemHandle: () => Promise.reject(new Error('is not asked')),
      })),
    ),
  );

const list = (files: readonly File[]) => {
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  return transfer.files;
};

const paste = (...files: readonly File[]) => {
  const clipboardData = new DataTransfer();
  for (const each of files) clipboardData.items.add(each);
  return filesFromPaste(new ClipboardEvent('paste', { clipboardData }));
};

describe('filesFromDrop', () => {
  it('takes files that lie side by side', async () => {
    const transfer = new DataTransfer();
    transfer.items.add(file('b.png'));
    transfer.items.add(file('a.png'));
    transfer.items.add('some text', 'text/plain');
    const event = new DragEvent('drop', { dataTransfer: transfer });
    const { files, missed } = await filesFromDrop(event);
    expect(paths(files)).toEqual(['a.png', 'b.png']);
    expect(missed).toEqual([]);
  });

  it('walks folders in batches, keeps paths, drops clutter and counts like people', async () => {
    const good = folderOf(
      '/screws/train/good',
      [entryOf('/screws/train/good/10.png')],
      [entryOf('/screws/train/good/9.png')],
    );
    const test = folderOf('/screws/test', [
      entryOf('/screws/test/1.png'),
      entryOf('/screws/test/._1.png'),
    ]);
    const litter = [entryOf('/screws/.DS_Store'), entryOf('/screws/Thumbs.db')];
    const { files, missed } = await dropped(folderOf('/screws', [good, test, ...litter]));
    expect(paths(files)).toEqual([
      'screws/test/1.png',
      'screws/train/good/9.png',
      'screws/train/good/10.png',
    ]);
    expect(missed).toEqual([]);
  });

  it('names what cannot be read, and takes the rest', async () => {
    const broken = {
      isDirectory: true,
      fullPath: '/set/old',
      createReader: () => ({ readEntries: lost }),
    };
    const set = folderOf('/set', [
      entryOf('/set/1.png'),
      entryOf('/set/gone.png', false),
      entryOf('/set/', false),
      broken,
      entryOf('/set/2.png'),
    ]);
    const { files, missed } = await dropped(set, null);
    expect(paths(files)).toEqual(['set/1.png', 'set/2.png']);
    const problem = { kind: 'unreadable-file' };
    expect(missed).toEqual(
      ['set/gone.png', 'set/?', 'set/old/', '?'].map((name) => ({ name, problem })),
    );
  });
});

describe('filesFromHandles', () => {
  it('names a file that has gone, and takes the others', async () => {
    const handle = (name: string, getFile: () => Promise<File>) =>
      ({ kind: 'file', name, getFile }) as unknown as FileSystemHandle;
    const { files, missed } = await filesFromHandles([
      handle('gone.png', () => Promise.reject(new Error('gone'))),
      handle('a.png', async () => file('a.png')),
    ]);
    expect(paths(files)).toEqual(['a.png']);
    expect(missed).toEqual([{ name: 'gone.png', problem: { kind: 'unreadable-file' } }]);
  });
});

describe('filesFromInput', () => {
  it('takes names, in order', async () => {
    expect(paths(await filesFromInput(list([file('10.png'), file('2.png')])))).toEqual([
      '2.png',
      '10.png',
    ]);
  });

  it('takes paths of folders', async () => {
    const inside = file('1.png');
    Object.defineProperty(inside, 'webkitRelativePath', { value: 'screws/good/1.png' });
    expect(paths(await filesFromInput([inside] as unknown as FileList))).toEqual([
      'screws/good/1.png',
    ]);
  });
});

describe('filesFromPaste', () => {
  it('numbers pictures that have no name of their own', async () => {
    const [first] = await paste(file('image.png'));
    const [second, named] = await paste(file('image.png'), file('screw.jpg', 'image/jpeg'));
    expect(first?.path).toMatch(/^pasted \d+\.png$/);
    expect(number(second?.path)).toBe(number(first?.path) + 1);
    expect(second?.file.name).toBe(second?.path);
    expect(second?.file.type).toBe('image/png');
    expect(named?.path).toBe('screw.jpg');
  });

  it('ignores pasted text', async () => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add('hello', 'text/plain');
    const event = new ClipboardEvent('paste', { clipboardData });
    expect(await filesFromPaste(event)).toEqual([]);
  });
});
