import { mayBeProjectName } from '../../core/files/file-types';
import { Caller } from '../../rpc/caller';
import type { ProjectContents, ProjectFiles } from '../../ports/projects';
import { PhotoSource } from '../../ports/photo-source';
import { createHash, type HashElsewhere } from './hash';
import type { ProjectFileOps, UnpackedProject } from './protocol';

/**
 * Reads and writes project files. Each is read by a worker of its own, which ends with it; the code
 * that writes is loaded with the first of them.
 *
 * @param hashLarge hashes on another thread
 */
export function createProjectFiles(hashLarge: HashElsewhere): ProjectFiles {
  const hash = createHash(hashLarge);
  return {
    // Some systems add the ending of what they find inside.
    isProjectFile: ({ path }) => mayBeProjectName(path),
    async read(file, signal, onProgress) {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        type: 'module',
        name: 'project file',
      });
      const caller = new Caller<ProjectFileOps>(worker);
      const lose = (detail: string) => caller.lost({ kind: 'engine-lost', detail });
      worker.addEventListener('error', ({ message }) => lose(message || 'the worker stopped'));
      worker.addEventListener('messageerror', () => lose('its answer could not be read'));
      try {
        return withSources(await caller.call('read', file, { signal, onProgress }));
      } finally {
        worker.terminate();
      }
    },
    async *entries(contents, signal, onProgress) {
      const { projectEntries } = await import('./write');
      yield* projectEntries(contents, hash, signal, onProgress);
    },
  };
}

/** The same on the page's side of the worker. */
export function withSources({ files, ...rest }: UnpackedProject): ProjectContents {
  const sources = Array.from(files, ([id, photo]) => [id, PhotoSource.of(photo)] as const);
  return { ...rest, files: new Map(sources) };
}
