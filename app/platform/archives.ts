import { isZipName, ZIP_TYPE } from '../core/files/file-types';
import type { Archives } from '../ports/files';

/** Opens zip files; the code that does is loaded with the first of them. */
export function createArchives(): Archives {
  return {
    isArchive: ({ file, path }) => isZipName(path) || file.type === ZIP_TYPE,
    async unpack(file, signal, onProgress) {
      const { unzip } = await import('./unzip');
      return unzip(file, signal, onProgress);
    },
  };
}
