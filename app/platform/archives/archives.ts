import { ProblemError } from '../../core/project/problem';
import type { Archives } from '../../ports/files';
import { ARCHIVE_LIMITS } from './entries';
import { formatByName, formatOf, HEAD_BYTES } from './formats';

/** Opens zip and tar files; the code that does is loaded with the first of them. */
export function createArchives(): Archives {
  return {
    isArchive: ({ file, path }) => formatByName(path) !== null || file.type === 'application/zip',
    async unpack(file, signal, onProgress) {
      const unpacking = { signal, onProgress, limits: ARCHIVE_LIMITS };
      const format = formatOf(file.name, await headOf(file));
      if (format && 'named' in format) {
        throw new ProblemError(
          format.isPart
            ? { kind: 'archive-split' }
            : { kind: 'archive-format', format: format.named },
        );
      }
      if (format?.opened === 'tar' || format?.opened === 'gzip') {
        const { untar } = await import('./untar');
        return untar(file, format.opened === 'gzip', unpacking);
      }
      const { unzip } = await import('./unzip');
      return unzip(file, unpacking);
    },
  };
}

async function headOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  } catch {
    throw new ProblemError({ kind: 'unreadable-file' });
  }
}
