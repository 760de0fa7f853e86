import { projectFileError } from '../core/project/problem';
import type { IncomingFile } from '../ports/files';
import type { OnProgress } from '../ports/progress';
import type { ProjectContents, ProjectFiles } from '../ports/projects';

/** Project files whose first byte says which of the kept contents they hold; others are damaged. */
export class FakeProjectFiles implements ProjectFiles {
  private readonly kept: ProjectContents[] = [];

  isProjectFile = ({ path }: IncomingFile) => path.endsWith('.oddspot');

  async read(file: File, signal: AbortSignal, onProgress: OnProgress): Promise<ProjectContents> {
    const [index = -1] = new Uint8Array(await file.arrayBuffer());
    await new Promise((resolve) => setTimeout(resolve, 1));
    signal.throwIfAborted();
    const contents = this.kept[index];
    if (!contents) throw projectFileError('damaged', 'manifest.json');
    onProgress(1, 1);
    return contents;
  }

  async *entries(contents: ProjectContents, signal: AbortSignal, onProgress: OnProgress) {
    this.kept.push(contents);
    onProgress(0, 1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    signal.throwIfAborted();
    yield { name: 'manifest.json', data: Uint8Array.of(this.kept.length - 1) };
  }
}
