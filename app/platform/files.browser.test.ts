import { beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../core/project/problem';
import { filesFromDrop, filesFromInput, filesFromPaste } from './files';

const file = (name: string, type = 'image/png') => new File(['x'], name, { type });
const number = (path = '') => Number(path.match(/\d+/));
const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path);

/** A drop event with items as browsers make them; real ones cannot be made by script. */
function drop(items: readonly Partial<DataTransferItem>[]): DragEvent {
  const full = items.map((item) => ({ kind: 'file', ...item }));
  return { type: 'drop', dataTransfer: { items: full, files: [] } } as unknown as DragEvent;
}

async function folder(root: FileSystemDirectoryHandle, tree: readonly string[]) {
  for (const path of tree) {
    const names = path.split('/');
    let parent = root;
    for (const name of names.slice(0, -1)) {
      parent = await parent.getDirectoryHandle(name, { create: true });
    }
    await parent.getFileHandle(names.at(-1)!, { create: true });
  }
}

const entryOf = (path: string) => ({
  isDirectory: false,
  isFile: true,
  fullPath: path,
  file: (done: (file: File) => void) => done(file(path.split('/').at(-1)!)),
});

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

beforeEach(async () => {
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
});

describe('filesFromDrop', () => {
  it('takes files that lie side by side', async () => {
    const transfer = new DataTransfer();
    transfer.items.add(file('b.png'));
    transfer.items.add(file('a.png'));
    transfer.items.add('some text', 'text/plain');
    const event = new DragEvent('drop', { dataTransfer: transfer });
    expect(paths(await filesFromDrop(event))).toEqual(['a.png', 'b.png']);
  });

  it('walks folders, keeps paths, drops clutter and counts like people', async () => {
    const root = await navigator.storage.getDirectory();
    await folder(root, [
      'screws/train/good/10.png',
      'screws/train/good/9.png',
      'screws/test/scratch/1.png',
      'screws/test/scratch/._1.png',
      'screws/.DS_Store',
      'screws/Thumbs.db',
    ]);
    const handle = await root.getDirectoryHandle('screws');
    const entry = { isDirectory: true, isFile: false, fullPath: '/screws', name: 'screws' };
    const item = {
      webkitGetAsEntry: () => entry as FileSystemEntry,
      getAsFile: () => null,
      getAsFileSystemHandle: () => Promise.resolve(handle),
    };
    expect(paths(await filesFromDrop(drop([item])))).toEqual([
      'screws/test/scratch/1.png',
      'screws/train/good/9.png',
      'screws/train/good/10.png',
    ]);
  });

  it('walks folders where there are no handles, in batches', async () => {
    const batches = [[entryOf('/nuts/1.png')], [entryOf('/nuts/2.png')], []];
    const nuts = {
      isDirectory: true,
      fullPath: '/nuts',
      createReader: () => ({
        readEntries: (done: (batch: unknown) => void) => done(batches.shift()),
      }),
    };
    const item = {
      webkitGetAsEntry: () => nuts as unknown as FileSystemEntry,
      getAsFileSystemHandle: undefined,
    };
    const items = [item as unknown as Partial<DataTransferItem>];
    expect(paths(await filesFromDrop(drop(items)))).toEqual(['nuts/1.png', 'nuts/2.png']);
  });

  it('says when what was dropped cannot be read', async () => {
    const item = { webkitGetAsEntry: () => null, getAsFile: () => null };
    const error = await filesFromDrop(drop([item])).catch((reason: unknown) => reason);
    expect((error as ProblemError).problem).toEqual({ kind: 'unreadable-file' });
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
