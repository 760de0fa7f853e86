import { isLossyName, type FilePath } from './file-path';
import { folderWords, type MaskWord } from './folder-words';
import { hasPhotoEnding, isMaskStem, isWeakMaskStem, photoStems } from './mask-names';
import { photoFinder } from './pair-masks';
import type { Reason } from './plan';

/** Why a file is a mask, or may be one. */
export interface MaskFound {
  readonly reason: Extract<Reason, 'mask-folder' | 'mask-name' | 'like-mask' | 'other-masks'>;
  readonly said: string;
}

/**
 * The masks among pictures. A folder called `ground_truth` or `gt` holds masks; one called `masks`
 * or `labels` does where its names are also those of photos beside it, since a product may be called
 * a mask (`mask/train/good`, `masks/good`). A name like `001_mask` is that of a mask where there is a
 * photo `001`.
 *
 * @param pictures all pictures that came together
 * @param known paths of photos to inspect that are here already
 * @returns by index into `pictures`
 */
export function findMasks(
  pictures: readonly FilePath[],
  known: readonly string[],
): ReadonlyMap<number, MaskFound> {
  const found = new Map<number, MaskFound>();
  const folders = maskFolders(pictures);
  const photoBeside = photosBeside(pictures, folders, known);
  for (const folder of folders) {
    if (!holdsMasks(folder, pictures, photoBeside)) continue;
    const reason = isCopy(folder, folders) ? 'other-masks' : 'mask-folder';
    for (const index of folder.files) found.set(index, { reason, said: folder.name });
  }
  addNamed(found, pictures, known);
  return found;
}

/** The path of the photo that a file of a folder of masks would belong to; null without one. */
type PhotoBeside = (file: FilePath, folder: MaskFolder) => string | null;

/** Searches what is known and what no folder of masks holds for certain, but not the folder itself. */
function photosBeside(
  pictures: readonly FilePath[],
  folders: readonly MaskFolder[],
  known: readonly string[],
): PhotoBeside {
  const owners = new Map(folders.flatMap((folder) => folder.files.map((index) => [index, folder])));
  const open = pictures
    .map((_, index) => index)
    .filter((index) => owners.get(index)?.word !== 'sure');
  const photos = [...known, ...open.map((index) => pictures[index]!.path)];
  const find = photoFinder(photos);
  return (file, folder) => {
    const isOwn = (at: number) => owners.get(open[at - known.length] ?? -1) === folder;
    const at = find(file, isOwn);
    return at === null ? null : photos[at]!;
  };
}

interface MaskFolder {
  readonly word: MaskWord;
  readonly name: string;
  /** Of the folder above. */
  readonly above: string;
  /** How many folders are above. */
  readonly depth: number;
  /** Indices into the pictures. */
  readonly files: number[];
}

/** Folders whose names speak of masks, the innermost of each file. */
function maskFolders(pictures: readonly FilePath[]): MaskFolder[] {
  const byPath = new Map<string, MaskFolder>();
  pictures.forEach(({ folders }, index) => {
    const depth = folders.findLastIndex((name) => folderWords(name).mask !== null);
    if (depth === -1) return;
    const name = folders[depth]!;
    const above = folders.slice(0, depth).join('/');
    const key = `${above}/${name}`;
    const word = folderWords(name).mask!;
    const folder = byPath.get(key) ?? { word, name, above, depth, files: [] };
    folder.files.push(index);
    byPath.set(key, folder);
  });
  return [...byPath.values()];
}

/** By object where there are masks by class too, or drawn for people to look at. */
function isCopy({ name, above }: MaskFolder, folders: readonly MaskFolder[]): boolean {
  if (/segmentation.?class.*(vis|viz|overlay|colou?r)/i.test(name)) return true;
  if (!/segmentation.?object/i.test(name)) return false;
  return folders.some((other) => other.above === above && /segmentation.?class/i.test(other.name));
}

function holdsMasks(
  folder: MaskFolder,
  pictures: readonly FilePath[],
  photoBeside: PhotoBeside,
): boolean {
  const { word, depth, files } = folder;
  if (word === 'sure') return true;
  const inside = files.map((index) => pictures[index]!);
  const below = inside.map(({ folders }) => folders.slice(depth + 1).map(folderWords));
  const hasGood = below.some((names) => names.some(({ condition }) => condition === 'good'));
  const hasTrain = below.some((names) => names.some(({ role }) => role === 'train'));
  const lossy = inside.filter(isLossyName).length;
  if (hasGood && (hasTrain || lossy * 2 > inside.length)) return false;
  const places = inside.flatMap((file) => photoBeside(file, folder) ?? []);
  if (word === 'possible') return places.length * 2 >= inside.length;
  if (places.length === 0) {
    const speaks = below.some((names) => names.some(({ condition, role }) => condition ?? role));
    return !speaks && lossy === 0;
  }
  // Beside the good parts of another product, the good parts of a product called "mask".
  return !hasGood || places.some((path) => holdsPictures(path.split(/[/\\]/)[depth]));
}

function holdsPictures(folder: string | undefined): boolean {
  if (folder === undefined) return true;
  const { isNeutral, role } = folderWords(folder);
  return isNeutral || role !== null;
}

/** Masks by their own names, among what is not a mask by its folder. */
function addNamed(
  found: Map<number, MaskFound>,
  pictures: readonly FilePath[],
  known: readonly string[],
): void {
  const rest = pictures.map((_, index) => index).filter((index) => !found.has(index));
  const isNamed = (file: FilePath) =>
    (isMaskStem(file.stem) && !(isLossyName(file) && isWeakMaskStem(file.stem))) ||
    hasPhotoEnding(file.stem);
  const named = rest.filter((index) => isNamed(pictures[index]!));
  if (named.length === 0) return;
  const isCandidate = new Set(named);
  const beside = new Set(rest.map((index) => placeOf(pictures[index]!, pictures[index]!.stem)));
  const plain = rest.filter((index) => !isCandidate.has(index)).map((i) => pictures[i]!.path);
  const find = photoFinder([...plain, ...known]);
  const bases = new Set<string>();
  const alone: number[] = [];
  for (const index of named) {
    const file = pictures[index]!;
    const stems = photoStems(file.stem, false).filter((stem) => stem !== file.stem);
    const base = stems.map((stem) => placeOf(file, stem)).find((place) => beside.has(place));
    if (base !== undefined) bases.add(base);
    if (base !== undefined || find(file) !== null) {
      found.set(index, { reason: 'mask-name', said: file.name });
    } else alone.push(index);
  }
  for (const index of alone) {
    const file = pictures[index]!;
    const isSure = isMaskStem(file.stem) && !isWeakMaskStem(file.stem) && !isLossyName(file);
    if (!isSure || bases.has(placeOf(file, file.stem))) continue;
    found.set(index, { reason: 'like-mask', said: file.name });
  }
}

function placeOf({ folders }: FilePath, stem: string): string {
  return `${folders.join('/')}/${stem}`;
}
