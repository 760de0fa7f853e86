import type { ProjectContents } from '../../ports/keeping';

/** What the worker that reads project files can be asked for. */
export interface ProjectFileOps {
  read: { input: File; output: ProjectContents };
}
