import type { Port } from '../../rpc/messages';
import { serve } from '../../rpc/serve';
import type { ProjectFileOps } from './protocol';
import { readProjectFile } from './read';

/** Answers the calls of the page's project files. */
export function serveProjectFile(scope: Port): void {
  serve<ProjectFileOps>(scope, {
    read: (file, { signal, progress }) => readProjectFile(file, signal, progress),
  });
}
