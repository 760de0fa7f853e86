import { fromEvent } from 'file-selector';
import { isLitterPath } from '../core/sorting/file-path';
import { ProblemError } from '../core/project/problem';
import type { IncomingFile } from '../ports/files';
import { byPath } from './paths';
import { breather, nextTask } from './slices';

/** Files and whole folders of a drop. To be called within the event: its data is gone later. */
export async function filesFromDrop(event: DragEvent): Promise<IncomingFile[]> {
  try {
    return await sized(inOrder((await fromEvent(event)).filter((item) => item instanceof File)));
  } catch {
    // A folder or file that went away, or that the page may not read.
    throw new ProblemError({ kind: 'unreadable-file' });
  }
}

/** Files of a picker, for folders (`webkitdirectory`) with their paths. */
export async function filesFromInput(list: FileList): Promise<IncomingFile[]> {
  // The list empties with the input.
  return sized(inOrder([...list]));
}

/** Files by what the system gives for them. */
export async function filesFromHandles(
  handles: readonly FileSystemHandle[],
): Promise<IncomingFile[]> {
  const files = handles.filter((handle) => handle.kind === 'file') as FileSystemFileHandle[];
  try {
    return await sized(inOrder(await Promise.all(files.map((handle) => handle.getFile()))));
  } catch {
    throw new ProblemError({ kind: 'unreadable-file' });
  }
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
  // What is done with the files is a task of its own.
  await nextTask();
  return incoming;
}

let pastedCount = 0;

/** Pasted pictures; those that come from no file get a number instead of "image.png". */
export async function filesFromPaste(event: ClipboardEvent): Promise<IncomingFile[]> {
  const files = (await fromEvent(event)).filter((item) => item instanceof File);
  return files.map((file) => {
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
function inOrder(files: readonly File[]): IncomingFile[] {
  return files
    .map((file) => ({ file, path: pathOf(file) }))
    .filter(({ path }) => !isLitterPath(path))
    .sort(byPath);
}

/** The path inside what was dropped: no leading `/` or `./`. */
function pathOf(file: File & { readonly relativePath?: string }): string {
  // file-selector's relativePath comes first: a drop leaves webkitRelativePath empty.
  const path = file.relativePath || file.webkitRelativePath || file.name;
  return path.replace(/^(?:\.?\/)+/, '');
}
