import { filePath, type FilePath } from './file-path';
import { folderWords } from './folder-words';
import { photoStems } from './mask-names';

/**
 * For each mask the index of the photo that it belongs to, or null. Names go together whatever the
 * endings and the words for masks (`mask-names.ts`); folders once words for masks, splits and
 * pictures are left out: `ground_truth/<type>` with `test/<type>` (MVTec AD), `test_public/bad`
 * (AD 2), `Masks/Anomaly` with `Images/Anomaly` (VisA), `gt` with `rgb` (MVTec 3D-AD),
 * `SegmentationClass` with `JPEGImages` (VOC), a folder of its own for each photo (LOCO), or the same
 * folder. Of what is above, as much counts as both have, since either may have been dropped without.
 * Several masks may belong to one photo. Where several photos would do, one that its folder does not
 * call good is taken, and none if there is more than one.
 *
 * @param photos paths; either slash, any case
 * @param told photos by path of their mask, as a table of the set says
 */
export function pairMasks(
  photos: readonly string[],
  masks: readonly string[],
  told: ReadonlyMap<string, string> = new Map(),
): (number | null)[] {
  const byPath = new Map(photos.map((path, index) => [path, index]));
  const find = photoFinder(photos);
  return masks.map((mask) => byPath.get(told.get(mask) ?? '') ?? find(filePath(mask)));
}

/** Finds the photo of one mask after another; `isOut` leaves photos out. @see pairMasks */
export function photoFinder(
  photos: readonly string[],
): (mask: FilePath, isOut?: (index: number) => boolean) => number | null {
  const place = places();
  const byStem = new Map<string, Candidate[]>();
  photos.forEach((path, index) => {
    const { stem, folders } = filePath(path);
    const candidate = { index, place: place(folders) };
    const same = byStem.get(stem);
    if (same) same.push(candidate);
    else byStem.set(stem, [candidate]);
  });
  return (mask, isOut = () => false) => {
    const own = place(mask.folders);
    const inMaskFolder = own.above !== null;
    // The masks of one photo may lie in a folder of its name.
    const name = inMaskFolder ? mask.folders.at(-1)?.toLowerCase() : undefined;
    const stems = photoStems(mask.stem, inMaskFolder);
    const ways = stems.map((stem) => ({ stem, place: own }));
    if (name !== undefined) ways.push({ stem: name, place: place(mask.folders.slice(0, -1)) });
    for (const way of ways) {
      const candidates = byStem.get(way.stem)?.filter(({ index }) => !isOut(index));
      const found = candidates && bestOf(way.place, candidates);
      if (found !== undefined) return found;
    }
    return null;
  };
}

interface Candidate {
  readonly index: number;
  readonly place: Place;
}

/** The facts that pairing needs of a file's folders. */
interface Place {
  readonly folders: readonly string[];
  readonly rests: readonly string[];
  /** The folders above the one of masks and below it; null without one. */
  readonly above: { readonly root: readonly string[]; readonly types: readonly string[] } | null;
  readonly roles: string;
  readonly isGood: boolean;
}

/** Files share folders: each is looked at once. */
function places(): (folders: readonly string[]) => Place {
  const known = new Map<string, Place>();
  return (folders) => {
    const key = folders.join('/');
    const found = known.get(key) ?? placeOf(folders);
    known.set(key, found);
    return found;
  };
}

function placeOf(folders: readonly string[]): Place {
  const words = folders.map(folderWords);
  const at = words.findLastIndex(({ mask }) => mask !== null);
  return {
    folders,
    rests: restsOf(folders),
    above: at < 0 ? null : { root: restsOf(folders.slice(0, at)), types: restsOf(folders.slice(at + 1)) }, // prettier-ignore
    roles: words.flatMap(({ role }) => role ?? []).join(),
    isGood: words.some(({ condition }) => condition === 'good'),
  };
}

/** Undefined where none fits, null where several do. */
function bestOf(mask: Place, candidates: readonly Candidate[]): number | null | undefined {
  let best = Infinity;
  let left: Candidate[] = [];
  for (const candidate of candidates) {
    const rank = rankOf(mask, candidate.place);
    if (rank === Infinity || rank > best) continue;
    if (rank < best) left = [];
    best = rank;
    left.push(candidate);
  }
  if (best === Infinity) return undefined;
  const narrowed = (keep: (place: Place) => boolean) => {
    const kept = left.filter(({ place }) => keep(place));
    return left.length > 1 && kept.length > 0 ? kept : left;
  };
  if (mask.roles !== '') left = narrowed(({ roles }) => roles === mask.roles);
  left = narrowed(({ isGood }) => !isGood);
  return left.length === 1 ? left[0]!.index : null;
}

function rankOf({ folders, rests, above }: Place, photo: Place): number {
  if (isSame(folders, photo.folders)) return 0;
  if (isSame(photo.rests, rests)) return 1;
  // Whatever folder stands in the place of that of the masks.
  const replaced = above ? inPlace(above, photo.folders) : null;
  if (replaced === 'whole') return 2;
  const hasTypes = photo.rests.length >= (above?.types.length ?? 0);
  if (hasTypes && sameEnd(photo.rests, rests)) return 3;
  return replaced === 'end' ? 4 : Infinity;
}

function inPlace(
  { root, types }: NonNullable<Place['above']>,
  photo: readonly string[],
): 'whole' | 'end' | null {
  for (let at = photo.length - 1; at >= 0; at--) {
    const below = restsOf(photo.slice(at + 1));
    if (below.length > types.length) return null;
    if (!isSame(below, types)) continue;
    const before = restsOf(photo.slice(0, at));
    if (isSame(before, root)) return 'whole';
    if ((before.length > 0 || root.length === 0) && sameEnd(before, root)) return 'end';
  }
  return null;
}

function restsOf(folders: readonly string[]): string[] {
  return folders.map((folder) => folderWords(folder).rest).filter((rest) => rest !== '');
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

/** Whether two lists are equal as far as both go, from their ends. */
function sameEnd(a: readonly string[], b: readonly string[]): boolean {
  const count = Math.min(a.length, b.length);
  return a.slice(a.length - count).every((part, i) => part === b[b.length - count + i]);
}
