import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';

/** Headers take one block, contents are padded to whole ones. */
const BLOCK_BYTES = 512;

/**
 * Entries of a tar stream, in order. The decoder receives a header only when the entry before has
 * been taken: it drops the entries that nobody has read yet when it meets a damaged header.
 *
 * The body of each has to be read or cancelled before the next entry is asked for.
 *
 * @throws the signal's reason; Error where the archive is damaged or ends too soon, after all
 *   entries before
 */
export async function* tarEntries(
  tar: ReadableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
): AsyncGenerator<ParsedTarEntry> {
  const { readable, writable } = createTarDecoder({ strict: true });
  const entries = readable.getReader();
  const feed = new Feed(tar, writable, signal);
  try {
    for (;;) {
      const coming = entries.read();
      await feed.blocksUntil(coming);
      const { done, value } = await coming;
      if (done) return;
      const feeding = feed.contents(value.header.size);
      // Awaited below, where the body has not failed with it.
      feeding.catch(() => undefined);
      yield value;
      await feeding;
    }
  } finally {
    await entries.cancel().catch(() => undefined);
    await feed.cancel().catch(() => undefined);
  }
}

/** Writes a stream into the decoder as it is needed. */
class Feed {
  private readonly source: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  private readonly sink: WritableStreamDefaultWriter<Uint8Array>;
  private chunk = new Uint8Array(0);
  private written = 0;

  constructor(
    source: ReadableStream<Uint8Array<ArrayBuffer>>,
    sink: WritableStream<Uint8Array>,
    private readonly signal: AbortSignal,
  ) {
    this.source = source.getReader();
    this.sink = sink.getWriter();
  }

  /** A block at a time until the decoder has an entry, or has failed. */
  async blocksUntil(coming: Promise<unknown>): Promise<void> {
    const state = { isSettled: false };
    const settle = () => void (state.isSettled = true);
    coming.then(settle, settle);
    while (!state.isSettled) {
      const isLast = !(await this.write(BLOCK_BYTES - (this.written % BLOCK_BYTES)).catch(settle));
      if (isLast) return;
    }
  }

  /** All of an entry's contents, with what pads them. */
  async contents(bytes: number): Promise<void> {
    const end = this.written + Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
    while (this.written < end && (await this.write(end - this.written)));
  }

  cancel(): Promise<void> {
    return this.source.cancel();
  }

  /** Writes at most so many bytes; false at the end of the stream. */
  private async write(most: number): Promise<boolean> {
    const bytes = await this.next(most);
    if (!bytes) {
      await this.sink.close();
      return false;
    }
    this.written += bytes.length;
    await this.sink.write(bytes);
    return true;
  }

  private async next(most: number): Promise<Uint8Array | null> {
    try {
      this.signal.throwIfAborted();
      while (this.chunk.length === 0) {
        const { done, value } = await this.source.read();
        if (done) return null;
        this.chunk = value;
      }
    } catch (error) {
      // Whoever reads a body learns of it, too.
      await this.sink.abort(error);
      throw error;
    }
    const bytes = this.chunk.subarray(0, most);
    this.chunk = this.chunk.subarray(most);
    return bytes;
  }
}
