import type { ParsedTarEntry } from 'modern-tar';
import { ProblemError, type Problem } from '../../core/project/problem';
import type { Unpacked } from '../../ports/files';
import { Haul, problemOf, tooLarge, tooMany, type ArchiveLimits, type Unpacking } from './entries';
import { tarEntries } from './tar-entries';
import { breather } from '../slices';

/**
 * Bytes that may come out of a compressed one, photos or not, for each byte that photos may have: the
 * rest has to be unpacked as well before it can be passed over.
 */
const MOST_PASSED_OVER = 4;

/**
 * Photos of a tar file, with their paths in it, as `unzip` gives them. One that is damaged or cut
 * short gives what comes before, and is named itself.
 *
 * @throws ProblemError for an archive of which nothing can be unpacked, or that is beyond the limits
 */
export async function untar(
  file: File,
  isGzip: boolean,
  { signal, onProgress, limits }: Unpacking,
): Promise<Unpacked> {
  const haul = new Haul();
  const bytes = file.stream();
  const tar = isGzip
    ? bytes
        .pipeThrough(new DecompressionStream('gzip'))
        .pipeThrough(bounded(limits.mostBytes * MOST_PASSED_OVER))
    : bytes;
  const taking = new Taking(haul, limits);
  const breathe = breather();
  try {
    for await (const entry of tarEntries(tar, signal)) {
      await taking.entry(entry);
      // The total is not known before the end.
      onProgress(haul.photos, 0);
      await breathe();
      signal.throwIfAborted();
    }
  } catch (error) {
    signal.throwIfAborted();
    const problem = taking.entries === 0 ? noTar(file.name, error) : tarProblem(error);
    if (haul.photos === 0 || problem.kind !== 'archive-damaged') throw new ProblemError(problem);
    haul.miss(file.name, problem);
  }
  return haul.result(null);
}

/** Takes the photos among the entries of a tar file. */
class Taking {
  entries = 0;
  private bytesLeft: number;
  /** For hard links: the second name of a file that came before. */
  private readonly byName = new Map<string, readonly BlobPart[]>();

  constructor(
    private readonly haul: Haul,
    private readonly limits: ArchiveLimits,
  ) {
    this.bytesLeft = limits.mostBytes;
  }

  async entry({ header, body }: ParsedTarEntry): Promise<void> {
    const { limits, haul } = this;
    this.entries += 1;
    if (this.entries > limits.mostEntries) throw tooMany(limits.mostEntries);
    const path = header.type === 'directory' ? null : haul.photoPath(header.name);
    const pieces = path === null ? null : await this.pieces(header, body, path);
    if (path === null || !pieces) return body.cancel();
    haul.add(path, pieces, header.mtime?.getTime());
  }

  /** Null, and said, for a photo that does not come out. */
  private async pieces(
    { type, size, linkname, name }: ParsedTarEntry['header'],
    body: ParsedTarEntry['body'],
    path: string,
  ): Promise<readonly BlobPart[] | null> {
    const { limits, haul } = this;
    if (type === 'link') {
      const same = this.byName.get(linkname ?? '');
      if (!same) haul.miss(path, { kind: 'link' });
      return same ?? null;
    }
    if (type !== 'file') {
      haul.miss(path, { kind: 'link' });
      return null;
    }
    if (size > limits.mostEntryBytes) {
      haul.miss(path, tooLarge(limits.mostEntryBytes, path).problem);
      return null;
    }
    this.bytesLeft -= size;
    if (this.bytesLeft < 0) throw tooLarge(limits.mostBytes);
    const photo = await new Response(body).blob();
    this.byName.set(name, [photo]);
    return [photo];
  }
}

/** Of a first header that is none: something else may be packed with gzip as well. */
function noTar(name: string, error: unknown): Problem {
  const problem = tarProblem(error);
  const isOther = problem.kind === 'archive-damaged' && !/\.(tar(\.gz)?|tgz|taz)$/i.test(name);
  return isOther ? { kind: 'archive-format', format: 'gzip' } : problem;
}

/** Lets at most so many bytes by. */
function bounded(most: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > most) throw tooLarge(most);
      controller.enqueue(chunk);
    },
  });
}

function tarProblem(error: unknown): Problem {
  return problemOf(error, 'archive-damaged');
}
