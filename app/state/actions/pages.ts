import type { ItemId } from '../../core/project/item';
import { toProblem } from '../../core/project/problem';
import type { IncomingFile } from '../../ports/files';
import type { App } from '../app';
import { notify } from '../store/notify';
import { addFiles } from './adding';

/**
 * Adds the further photos of files that hold several, each beside the first, which stays. A file
 * that cannot be read is named, and the others go on.
 */
export async function addFurtherPages(app: App, ids: readonly ItemId[]): Promise<void> {
  const never = new AbortController().signal;
  for (const id of ids) {
    const item = app.liveItems.get(id);
    const source = app.files.get(id);
    if (!item || !source) continue;
    try {
      const file = await source.read();
      const pages = await app.imaging.pages(file, never);
      // It may have been moved or removed meanwhile.
      const bin = app.liveItems.get(id)?.bin;
      if (!bin) continue;
      const further = pages.slice(1).map((page, i) => pageFile(page, file, item.path, i + 2));
      if (further.length > 0) addFiles(app, further, bin);
    } catch (error) {
      notify(app, { kind: 'problem', name: item.name, problem: toProblem(error) });
    }
  }
}

/** `part.tif` gives `part page 2.tif` in the same folder. */
function pageFile(
  bytes: Uint8Array<ArrayBuffer>,
  { name, type, lastModified }: File,
  path: string,
  number: number,
): IncomingFile {
  const numbered = (text: string) => text.replace(/(\.[^./]*)?$/, ` page ${number}$1`);
  const file = new File([bytes], numbered(name), { type, lastModified });
  return { file, path: numbered(path) };
}
