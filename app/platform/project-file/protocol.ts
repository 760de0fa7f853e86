import type { ItemId } from '../../core/project/item';
import type { ProjectContents } from '../../ports/projects';

/** A project whose photos can cross the border of a worker. */
export interface UnpackedProject extends Omit<ProjectContents, 'files'> {
  readonly files: ReadonlyMap<ItemId, File>;
}

/** Operations of the worker that reads project files. */
export interface ProjectFileOps {
  read: { input: File; output: UnpackedProject };
}
