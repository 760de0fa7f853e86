import { ProblemError } from '../core/project/problem';
import type { SaveEntry, Saver } from '../ports/files';
import { isProjectName, PROJECT_TYPE, ZIP_TYPE } from '../core/files/file-types';
import { download } from './download';
import type { SaveTarget } from './save-dialogue';
import { askWhereToSave } from './save-dialogue';

export function createSaver(): Saver {
  return {
    async saveBlob(name, data) {
      await orSaveFailed(() => download(name, data));
    },
    async saveZip(name, entries, signal) {
      signal.throwIfAborted();
      const target = await askWhereToSave(name);
      if (target === 'dismissed') return false;
      const source = new EntrySource(entries, signal);
      try {
        signal.throwIfAborted();
        const { makeZip } = await import('client-zip');
        const zip = makeZip(source.entries()) as ReadableStream<Uint8Array<ArrayBuffer>>;
        if (target === 'unavailable') await saveByDownload(name, zip, signal);
        else await saveToDisk(target, zip, signal);
        return true;
      } catch (error) {
        if (target !== 'unavailable') await removeRest(target);
        signal.throwIfAborted();
        if (source.failure) throw source.failure.error;
        throw saveFailed(error);
      }
    },
  };
}

/** Feeds client-zip and remembers whether it was an entry, not the disk, that failed. */
class EntrySource {
  failure: { readonly error: unknown } | null = null;
  readonly #aborted: Promise<never>;

  constructor(
    private readonly source: AsyncIterable<SaveEntry>,
    private readonly signal: AbortSignal,
  ) {
    this.#aborted = new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    // It may reject when nobody is waiting.
    this.#aborted.catch(() => undefined);
  }

  async *entries(): AsyncGenerator<{ name: string; input: SaveEntry['data'] }> {
    const iterator = this.source[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.next(iterator);
        if (next.done) return;
        this.signal.throwIfAborted();
        yield { name: next.value.name, input: next.value.data };
      }
    } finally {
      // Not awaited: the source may be busy with an entry that is no longer needed.
      void iterator.return?.()?.catch(() => undefined);
    }
  }

  /** An entry in the making does not hold up an abort. */
  private async next(iterator: AsyncIterator<SaveEntry>): Promise<IteratorResult<SaveEntry>> {
    try {
      return await Promise.race([iterator.next(), this.#aborted]);
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }
}

/** Nothing is on disk under its name before the stream closes; an abort throws it away. */
async function saveToDisk(
  target: SaveTarget,
  zip: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  await zip.pipeTo(await target.createWritable(), { signal });
}

async function saveByDownload(
  name: string,
  zip: ReadableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
): Promise<void> {
  // A Response gathers a stream into a blob, which browsers move to disk when it grows.
  const headers = { 'Content-Type': isProjectName(name) ? PROJECT_TYPE : ZIP_TYPE };
  const blob = await new Response(zip, { headers }).blob();
  signal.throwIfAborted();
  download(name, blob);
}

/** The dialogue has already made an empty file. */
async function removeRest(target: SaveTarget): Promise<void> {
  await target.remove?.().catch(() => undefined);
}

async function orSaveFailed(save: () => void): Promise<void> {
  try {
    save();
  } catch (error) {
    throw saveFailed(error);
  }
}

function saveFailed(error: unknown): ProblemError {
  const detail = error instanceof Error ? error.message : String(error);
  return new ProblemError({ kind: 'save-failed', detail });
}
