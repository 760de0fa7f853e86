import type { FilePath } from './file-path';
import { folderWords } from './folder-words';

/** Facts about folders that follow from all files that came together. */
export interface SetFacts {
  /** Whether any folder is named for good parts, training or tests: kinds of defects count then. */
  readonly speaks: boolean;
  /** Paths of folders with a folder of good parts in them. */
  readonly withGood: ReadonlySet<string>;
  /** The same of training folders, by the path of the folder that they are in. */
  readonly withGoodTraining: ReadonlySet<string>;
  /** Paths of folders with a folder of masks in them. */
  readonly withMasks: ReadonlySet<string>;
  /** Whether some folder is there for training or called one of references. */
  readonly hasReferences: boolean;
  /** Texts beside the photos say where objects are: YOLO, Pascal VOC, COCO. */
  readonly isOfObjects: boolean;
}

const OBJECT_FILES =
  /^(data\.ya?ml|classes\.txt|obj\.names|_darknet\.labels|_annotations\.coco\.json|labelmap\.txt)$/i;

/**
 * @param photos pictures that are no masks
 * @param masks paths of folders of masks
 * @param others files that are no pictures
 */
export function setFacts(
  photos: readonly FilePath[],
  masks: readonly FilePath[],
  others: readonly FilePath[],
): SetFacts {
  const withGood = new Set<string>();
  const withGoodTraining = new Set<string>();
  let speaks = false;
  let hasReferences = false;
  const seen = new Set<string>();
  for (const { folders } of photos) {
    const whole = folders.join('/');
    if (seen.has(whole)) continue;
    seen.add(whole);
    const words = folders.map(folderWords);
    const at = words.findLastIndex(({ role }) => role !== null);
    const role = words[at]?.role ?? null;
    speaks ||= role !== null || words.some(({ condition }) => condition !== null);
    hasReferences ||= role === 'train' || role === 'references';
    words.forEach(({ condition }, depth) => {
      if (condition !== 'good') return;
      withGood.add(pathTo(folders, depth));
      if (role === 'train' && depth >= at) withGoodTraining.add(pathTo(folders, at));
    });
  }
  const withMasks = new Set<string>();
  for (const { folders } of masks) {
    const depth = folders.findLastIndex((name) => folderWords(name).mask !== null);
    if (depth !== -1) withMasks.add(pathTo(folders, depth));
  }
  const isOfObjects = others.some(
    ({ name, ending, folders }) =>
      OBJECT_FILES.test(name) ||
      (/^(txt|xml|json)$/.test(ending) && /^(labels|annotations)$/i.test(folders.at(-1) ?? '')),
  );
  return { speaks, withGood, withGoodTraining, withMasks, hasReferences, isOfObjects };
}

/** The path of the folder that a folder is in. */
export function pathTo(folders: readonly string[], depth: number): string {
  return folders.slice(0, depth).join('/');
}
