import type { Arrival, IncomingFile, MissedFile } from '../ports/files';

/**
 * Files and folders of a drop, in no order.
 *
 * They are read by their entries (File and Directory Entries API): `getAsFileSystemHandle`, which
 * Chromium has as well, passes over every name that could not be written on Windows, in silence.
 * An entry that cannot be read (it is gone, or its name is no UTF-8) is named, and costs no other.
 * Symbolic links inside a folder are listed by neither.
 *
 * @param items to be passed within the event
 */
export async function droppedFiles(items: readonly DataTransferItem[]): Promise<Arrival> {
  // All of them before the first wait: they are empty once the event is over.
  const roots = items
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  const walk = new Walk();
  for (const { entry, file } of roots) {
    if (entry?.isDirectory) await walk.folder(entry as FileSystemDirectoryEntry);
    else if (file) walk.files.push({ file, path: file.name });
    else if (entry) await walk.file(entry as FileSystemFileEntry);
    else walk.miss('?');
  }
  return walk;
}

class Walk implements Arrival {
  readonly files: IncomingFile[] = [];
  readonly missed: MissedFile[] = [];

  miss(path: string): void {
    this.missed.push({ name: path, problem: { kind: 'unreadable-file' } });
  }

  async file(entry: FileSystemFileEntry): Promise<void> {
    const path = pathOf(entry);
    try {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
      this.files.push({ file, path });
    } catch {
      // Chromium gives no name for one that is no UTF-8.
      this.miss(path === '' || path.endsWith('/') ? `${path}?` : path);
    }
  }

  async folder(entry: FileSystemDirectoryEntry): Promise<void> {
    const reader = entry.createReader();
    const next = () =>
      new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    try {
      // Chromium gives a hundred at a time, and none when there are no more.
      for (let batch = await next(); batch.length > 0; batch = await next()) {
        await Promise.all(batch.map((child) => this.entry(child)));
      }
    } catch {
      this.miss(`${pathOf(entry)}/`);
    }
  }

  private async entry(entry: FileSystemEntry): Promise<void> {
    if (entry.isDirectory) await this.folder(entry as FileSystemDirectoryEntry);
    else await this.file(entry as FileSystemFileEntry);
  }
}

/** The path inside what was dropped: no leading `/`. */
function pathOf({ fullPath }: FileSystemEntry): string {
  return fullPath.replace(/^\/+/, '');
}
