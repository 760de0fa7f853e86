import { ProblemError } from '../../core/project/problem';
import { isComplete } from './complete';
import { checkSize, headerSize } from './limits';
import type { Format } from './sniff';
import { SNIFF_BYTES, sniff } from './sniff';

/** The bytes of a file that passed every check there is without decoding. */
export interface Source {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly format: Format;
}

/**
 * Reads a file. Cheap refusals come first: a dropped video is never read as a whole, a picture
 * that is too large never decoded.
 */
export async function readSource(file: Blob, signal: AbortSignal): Promise<Source> {
  signal.throwIfAborted();
  if (file.size === 0) throw new ProblemError({ kind: 'empty-file' });
  const format = sniff(await read(file.slice(0, SNIFF_BYTES)));
  if (!format) throw new ProblemError({ kind: 'not-an-image' });
  if (format.decoder === 'none') {
    throw new ProblemError({ kind: 'unsupported-format', format: format.name });
  }
  signal.throwIfAborted();
  const bytes = await read(file);
  signal.throwIfAborted();
  const size = headerSize(bytes);
  if (size) checkSize(size);
  if (!isComplete(format, bytes)) throw new ProblemError({ kind: 'truncated' });
  return { bytes, format };
}

/** NotFoundError and NotReadableError: moved, deleted, changed or forbidden since it was chosen. */
async function read(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError({ kind: 'out-of-memory' });
    throw new ProblemError({ kind: 'unreadable-file' });
  }
}
