import { ProblemError, type Problem } from '../../core/project/problem';
import { formatByContent } from '../archives/formats';
import { completeness, withEnd } from './complete';
import { checkSize, headerSize } from './limits';
import { SNIFF_BYTES, sniff, type Format } from '../../core/files/image-formats';

/** The bytes of a file that passed every check there is without decoding. */
export interface Source {
  /** As decoders ask for them: with the end of the picture, also where the file lacks it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As they are in the file. */
  readonly fileBytes: Uint8Array<ArrayBuffer>;
  readonly format: Format;
  /** The picture is all there, but not the marker of its end. */
  readonly lacksEnd: boolean;
}

/** Below this, reading the head first takes longer than reading all. */
const READ_AT_ONCE_BYTES = 512 * 1024;

/**
 * Reads a file. Cheap refusals come first: a dropped video is never read as a whole, a picture
 * that is too large never decoded.
 */
export async function readSource(file: Blob, signal: AbortSignal): Promise<Source> {
  signal.throwIfAborted();
  if (file.size === 0) throw new ProblemError({ kind: 'empty-file' });
  const isSmall = file.size <= READ_AT_ONCE_BYTES;
  const head = await read(isSmall ? file : file.slice(0, SNIFF_BYTES));
  const format = sniff(head.subarray(0, SNIFF_BYTES));
  if (!format) throw new ProblemError(noPicture(head));
  if (format.decoder === 'none') {
    throw new ProblemError({ kind: 'unsupported-format', format: format.name });
  }
  signal.throwIfAborted();
  const fileBytes = isSmall ? head : await read(file);
  signal.throwIfAborted();
  // Our own readers check the size themselves, and know more kinds of headers.
  const size = format.decoder === 'own' ? null : headerSize(fileBytes);
  if (size) checkSize(size);
  const state = completeness(format, fileBytes);
  if (state === 'cut') throw new ProblemError({ kind: 'truncated' });
  if (state === 'damaged') throw new ProblemError({ kind: 'undecodable', format: format.name });
  const lacksEnd = state === 'no-end';
  const bytes = lacksEnd ? withEnd(format, fileBytes) : fileBytes;
  return { bytes, fileBytes, format, lacksEnd };
}

/** An archive whose name has no ending of one is first recognised here, by its content. */
function noPicture(head: Uint8Array): Problem {
  const archive = formatByContent(head);
  if (!archive) return { kind: 'not-an-image' };
  const format = 'named' in archive ? archive.named : `${archive.opened} with another ending`;
  return { kind: 'archive-format', format };
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
