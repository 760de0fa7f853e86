import type { ProjectFiles } from '../../ports/keeping';
import { createHash, type Hash } from './hash';

/**
 * Reads and writes project files; the code that does is loaded with the first of them.
 *
 * @param hashLarge hashes on another thread
 */
export function createProjectFiles(hashLarge: Hash): ProjectFiles {
  const hash = createHash(hashLarge);
  return {
    // Some systems add the ending of what they find inside.
    isProjectFile: ({ path }) => /\.oddspot(\.zip)?$/i.test(path),
    async read(file, signal, onProgress) {
      const { readProjectFile } = await import('./read');
      return readProjectFile(file, hash, signal, onProgress);
    },
    async *entries(contents, signal, onProgress) {
      const { projectEntries } = await import('./write');
      yield* projectEntries(contents, hash, signal, onProgress);
    },
  };
}
