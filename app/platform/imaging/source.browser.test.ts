import { expect, it } from 'vitest';
import { ProblemError } from '../../core/project/problem';
import * as bad from '../../testing/bad-files';
import { readSource } from './source';

const never = new AbortController().signal;

it('a file that went away since it was chosen is unreadable', async () => {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle('part.jpg', { create: true });
  const writable = await handle.createWritable();
  await writable.write(bad.jpeg());
  await writable.close();
  const file = await handle.getFile();
  await root.removeEntry('part.jpg');
  const error = await readSource(file, never).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProblemError);
  expect((error as ProblemError).problem).toEqual({ kind: 'unreadable-file' });
});

it('does not read what is no picture', async () => {
  const read: number[] = [];
  class Watched extends Blob {
    override slice(start?: number, end?: number): Blob {
      read.push((end ?? this.size) - (start ?? 0));
      return super.slice(start, end);
    }
    override arrayBuffer(): Promise<ArrayBuffer> {
      read.push(this.size);
      return super.arrayBuffer();
    }
  }
  const video = new Watched([bad.textFile(), new Uint8Array(1e6)]);
  await expect(readSource(video, never)).rejects.toThrow('not-an-image');
  expect(Math.max(...read)).toBeLessThanOrEqual(512);
});

it.each([
  ['zip with another ending', ['PK\x03\x04', new Uint8Array(60)]],
  ['tar with another ending', [new Uint8Array(257), 'ustar', new Uint8Array(600_000)]],
  ['gzip with another ending', [Uint8Array.of(0x1f, 0x8b, 8, 0)]],
  ['RAR', ['Rar!\x1a\x07\x01\x00']],
] as const)('an archive that is named as a photo is called one: %s', async (format, parts) => {
  const error = await readSource(new Blob([...parts]), never).catch((reason: unknown) => reason);
  expect((error as ProblemError).problem).toEqual({ kind: 'archive-format', format });
});
