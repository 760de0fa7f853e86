import type { Archives } from '../ports/files';

/** Opens zip files; the code that does is loaded with the first of them. */
export function createArchives(): Archives {
  return {
    isArchive: ({ file, path }) => /\.zip$/i.test(path) || file.type === 'application/zip',
    async unpack(file, signal, onProgress) {
      const { unzip } = await import('./unzip');
      return unzip(file, signal, onProgress);
    },
  };
}
