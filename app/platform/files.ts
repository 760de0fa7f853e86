import { isLitterPath } from '../core/sorting/file-path';
import type { Arrival, IncomingFile, MissedFile } from '../ports/files';
import { droppedFiles } from './dropped-entries';
import { byPath } from './paths';
import { breather, nextTask } from './slices';

/**
 * Files and whole folders of a drop, and the names of what the browser does not give. To be called
 * within the event: its data is gone later.
 */
export async function filesFromDrop({ dataTransfer }: DragEvent): Promise<Arrival> {
  const { files, missed } = await droppedFiles([...(dataTransfer?.items ?? [])]);
  return { files: await sized(inOrder(files)), missed };
}

/** Files of a picker, for folders (`webkitdirectory`) with their paths. */
export async function filesFromInput(list: FileList): Promise<IncomingFile[]> {
  // The list empties with the input.
  return sized(
    inOrder([...list].map((file) => ({ file, path: file.webkitRelativePath || file.name }))),
  );
}

/** Files by what the system gives for them. */
export async function filesFromHandles(handles: readonly FileSystemHandle[]): Promise<Arrival> {
  const chosen = handles.filter((handle) => handle.kind === 'file') as FileSystemFileHandle[];
  const files: IncomingFile[] = [];
  const missed: MissedFile[] = [];
  for (const handle of chosen) {
    try {
      const file = await handle.getFile();
      files.push({ file, path: file.name });
    } catch {
      missed.push({ name: handle.name, problem: { kind: 'unreadable-file' } });
    }
  }
  return { files: await sized(inOrder(files)), missed };
}

/**
 * Has the browser find out the sizes, a few milliseconds at a time: the first look at a file's size
 * asks the disk and blocks meanwhile, a third of a millisecond each.
 */
async function sized(incoming: IncomingFile[]): Promise<IncomingFile[]> {
  const breathe = breather();
  for (const { file } of incoming) {
    await breathe();
    void file.size;
  }
  // Work on the files is a task of its own.
  await nextTask();
  return incoming;
}

let pastedCount = 0;

/** Pasted pictures; those that come from no file get a number instead of "image.png". */
export async function filesFromPaste({ clipboardData }: ClipboardEvent): Promise<IncomingFile[]> {
  return [...(clipboardData?.files ?? [])].map((file) => {
    const named = /^image\.\w+$/.test(file.name) ? numbered(file) : file;
    return { file: named, path: named.name };
  });
}

function numbered(file: File): File {
  pastedCount++;
  const extension = file.name.slice(file.name.lastIndexOf('.'));
  const { type, lastModified } = file;
  return new File([file], `pasted ${pastedCount}${extension}`, { type, lastModified });
}

/** As a person would list them: folders are read in whatever order the disk has, 10 before 9. */
function inOrder(files: readonly IncomingFile[]): IncomingFile[] {
  return files.filter(({ path }) => !isLitterPath(path)).sort(byPath);
}
