import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../core/project/problem';
import type { SaveEntry } from '../ports/files';
import { REVOKE_AFTER_MS } from './download';
import { createSaver } from './save';

const saver = createSaver();
const never = new AbortController().signal;

interface Download {
  name: string;
  blob: Blob;
}
let downloads: Download[];
const urls = new Map<string, Blob>();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  downloads = [];
  urls.clear();
  const create = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = create(blob);
    urls.set(url, blob as Blob);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    revoke(url);
    urls.delete(url);
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    downloads.push({ name: this.download, blob: urls.get(this.href)! });
  });
  setPicker(undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function setPicker(picker: ((options: { suggestedName: string }) => Promise<unknown>) | undefined) {
  Object.assign(window, { showSaveFilePicker: picker });
}

async function* entries(...list: readonly SaveEntry[]): AsyncGenerator<SaveEntry> {
  yield* list;
}
async function* failing(): AsyncGenerator<SaveEntry> {
  yield { name: 'a', data: 'a' };
  throw new ProblemError({ kind: 'unreadable-file' });
}
const full = () => Promise.reject(new DOMException('disk full', 'QuotaExceededError'));
const three = () =>
  entries(
    { name: 'report.csv', data: 'name,score\n' },
    { name: 'maps/1.npy', data: new Uint8Array([1, 2, 3]) },
    { name: 'maps/1.png', data: new Blob(['png']) },
  );

/** Names and contents, by the central directory; everything is stored uncompressed. */
async function unzip(zip: Blob): Promise<Record<string, string>> {
  const bytes = await zip.arrayBuffer();
  const view = new DataView(bytes);
  const end = bytes.byteLength - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const files: Record<string, string> = {};
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < view.getUint16(end + 10, true); i++) {
    expect(view.getUint16(at + 10, true)).toBe(0);
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.slice(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    files[name] = String.fromCharCode(...new Uint8Array(bytes, start, size));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}
const contents = {
  'report.csv': 'name,score\n',
  'maps/1.npy': '\x01\x02\x03',
  'maps/1.png': 'png',
};

/** A real file on the origin's private disk stands in for the one chosen in the dialogue. */
async function chosen(name: string) {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(name, { create: true });
  setPicker(async () => handle);
  const exists = () =>
    root.getFileHandle(name).then(
      () => true,
      () => false,
    );
  return { handle, exists };
}

describe('saveBlob', () => {
  it('downloads under the name and revokes the address', async () => {
    await saver.saveBlob('report.csv', new Blob(['a,b']));
    expect(downloads.map(({ name }) => name)).toEqual(['report.csv']);
    expect(await downloads[0]!.blob.text()).toBe('a,b');
    expect(urls.size).toBe(1);
    vi.advanceTimersByTime(REVOKE_AFTER_MS);
    expect(urls.size).toBe(0);
    expect(document.querySelector('a[download]')).toBeNull();
  });
});

describe('saveZip by download', () => {
  it('stores the entries', async () => {
    expect(await saver.saveZip('oddspot.zip', three(), never)).toBe(true);
    expect(downloads[0]!.name).toBe('oddspot.zip');
    expect(downloads[0]!.blob.type).toBe('application/zip');
    expect(await unzip(downloads[0]!.blob)).toEqual(contents);
    vi.advanceTimersByTime(REVOKE_AFTER_MS);
    expect(urls.size).toBe(0);
  });

  it('is the way out when the dialogue may not open', async () => {
    setPicker(() => Promise.reject(new DOMException('no gesture', 'SecurityError')));
    expect(await saver.saveZip('oddspot.zip', three(), never)).toBe(true);
    expect(downloads.length).toBe(1);
  });

  it('downloads nothing when aborted', async () => {
    const controller = new AbortController();
    async function* source() {
      yield { name: 'a', data: 'a' };
      controller.abort();
      yield { name: 'b', data: 'b' };
    }
    const saving = saver.saveZip('oddspot.zip', source(), controller.signal);
    await expect(saving).rejects.toMatchObject({ name: 'AbortError' });
    expect(downloads).toEqual([]);
    expect(urls.size).toBe(0);
  });

  it('passes on why an entry could not be made', async () => {
    const saving = saver.saveZip('oddspot.zip', failing(), never);
    await expect(saving).rejects.toThrow('unreadable-file');
    expect(downloads).toEqual([]);
  });
});

describe('saveZip to disk', () => {
  it('streams into the chosen file', async () => {
    const { handle } = await chosen('whole.zip');
    expect(await saver.saveZip('oddspot.zip', three(), never)).toBe(true);
    expect(await unzip(await handle.getFile())).toEqual(contents);
    expect(downloads).toEqual([]);
  });

  it('asks before it makes the first entry and makes none when dismissed', async () => {
    const begun = vi.fn();
    async function* source(): AsyncGenerator<SaveEntry> {
      begun();
      yield { name: 'a', data: 'a' };
    }
    setPicker(() => Promise.reject(new DOMException('dismissed', 'AbortError')));
    expect(await saver.saveZip('oddspot.zip', source(), never)).toBe(false);
    expect(begun).not.toHaveBeenCalled();
  });

  it('leaves no file behind when aborted, even while an entry takes its time', async () => {
    const { exists } = await chosen('aborted.zip');
    const controller = new AbortController();
    async function* source(): AsyncGenerator<SaveEntry> {
      yield { name: 'a', data: new Uint8Array(100_000) };
      controller.abort();
      await new Promise(() => undefined);
    }
    const saving = saver.saveZip('oddspot.zip', source(), controller.signal);
    await expect(saving).rejects.toMatchObject({ name: 'AbortError' });
    expect(await exists()).toBe(false);
  });

  it('leaves no file behind when an entry fails', async () => {
    const { exists } = await chosen('failed.zip');
    await expect(saver.saveZip('a.zip', failing(), never)).rejects.toThrow('unreadable-file');
    expect(await exists()).toBe(false);
  });

  it('turns a full disk into save-failed and lets go of the entries', async () => {
    const released = vi.fn();
    async function* source(): AsyncGenerator<SaveEntry> {
      try {
        for (let i = 0; ; i++) yield { name: `${i}`, data: new Uint8Array(1000) };
      } finally {
        released();
      }
    }
    setPicker(async () => ({ createWritable: async () => new WritableStream({ write: full }) }));
    const error = await saver.saveZip('a.zip', source(), never).catch((reason: unknown) => reason);
    expect((error as ProblemError).problem).toEqual({ kind: 'save-failed', detail: 'disk full' });
    expect(released).toHaveBeenCalled();
  });
});
