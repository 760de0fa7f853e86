import type { Bin } from '../project/item';
import { filePath, hiddenBy, isLitter, isOtherFile, isPhotoName, type FilePath } from './file-path';
import { findMasks, type MaskFound } from './find-masks';
import { folderWords } from './folder-words';
import { pairMasks } from './pair-masks';
import { placePhoto, type Defaults, type Placed } from './place-photo';
import { plainDestination, type PlannedFile, type PlanRow, type SortingPlan } from './plan';
import { setFacts } from './set-facts';
import { readTables, type Table, type TableRow } from './tables';

/** Where files go: a bin, or wherever their folders say, with `fallback` for the rest. */
export type Target = Bin | { readonly fallback: Bin };

export interface SortingInput {
  /** Relative, with the file name; either slash, any case. */
  readonly paths: readonly string[];
  readonly target: Target;
  readonly tables?: readonly Table[];
  /** Paths of photos to inspect that are here already. */
  readonly known?: readonly string[];
  /** Whether there are references already. */
  readonly hasReferences?: boolean;
}

/** Null for what systems leave in folders: nothing is said of it. */
type Fate = Placed | null;

/**
 * Where files go that came together, by their folders, names and tables. Known layouts: MVTec AD,
 * AD 2, 3D-AD and LOCO, VisA with its csv files, BTAD, Kolektor, Pascal VOC and CVAT, YOLO and
 * Roboflow; plain folders such as `good` beside `bad` in several languages; masks beside photos.
 */
export function planSorting(input: SortingInput): SortingPlan {
  const all = input.paths.map(filePath);
  const fates: Fate[] = all.map(leftAside);
  const open = all.map((_, index) => index).filter((index) => fates[index] === OPEN);
  const pictures = open.map((index) => all[index]!);
  const channels = otherChannels(pictures);
  const rows = readTables(input.tables ?? [], input.paths);
  const told = toldMasks(rows);
  const masks = new Map<number, MaskFound>(
    [...findMasks(pictures, input.known ?? [])].filter(([index]) => !channels.has(index)),
  );
  pictures.forEach(({ path }, index) => {
    const photo = told.get(path);
    if (photo !== undefined)
      masks.set(index, { reason: 'mask-folder', said: rows.get(photo)!.table });
  });
  const placed = placeAll(pictures, masks, channels, rows, input, all);
  putMasked(pictures, placed, told);
  open.forEach((index, i) => (fates[index] = placed[i]!));
  return planOf(all, fates, told, plainDestination(binFor(input.target)));
}

const OPEN: Placed = { destination: 'unlabelled', reason: 'as-dropped', said: '' };

/** Where the photos of a drop go that say nothing. */
function binFor(target: Target): Bin {
  return typeof target === 'string' ? target : target.fallback;
}

function leftAside(file: FilePath): Fate {
  if (isLitter(file)) return null;
  const hidden = hiddenBy(file);
  if (hidden !== null) return { destination: 'aside', reason: 'hidden', said: hidden };
  const isOther = file.folders.length > 0 && isOtherFile(file);
  return isOther ? { destination: 'aside', reason: 'not-a-photo', said: '' } : OPEN;
}

const CHANNEL = /^(xyz|depth|depths|pcd|pointclouds?|point_clouds?|normal_?maps?|pc)$/i;

/** Folders of depth or positions that lie beside one called `rgb` (MVTec 3D-AD). */
function otherChannels(pictures: readonly FilePath[]): ReadonlySet<number> {
  const withRgb = new Set<string>();
  for (const { folders } of pictures) {
    const at = folders.findLastIndex((name) => /^rgb$/i.test(name));
    if (at !== -1) withRgb.add(folders.slice(0, at).join('/'));
  }
  const found = new Set<number>();
  pictures.forEach(({ folders }, index) => {
    const at = folders.findLastIndex((name) => CHANNEL.test(name));
    if (at !== -1 && withRgb.has(folders.slice(0, at).join('/'))) found.add(index);
  });
  return found;
}

function toldMasks(rows: ReadonlyMap<string, TableRow>): ReadonlyMap<string, string> {
  return new Map([...rows].flatMap(([photo, { mask }]): [string, string][] => (mask === null ? [] : [[mask, photo]]))); // prettier-ignore
}

function placeAll(
  pictures: readonly FilePath[],
  masks: ReadonlyMap<number, MaskFound>,
  channels: ReadonlySet<number>,
  rows: ReadonlyMap<string, TableRow>,
  input: SortingInput,
  all: readonly FilePath[],
): Placed[] {
  const isPhoto = (index: number) =>
    !channels.has(index) && (!masks.has(index) || masks.get(index)!.reason === 'like-mask');
  const facts = setFacts(
    pictures.filter((_, index) => isPhoto(index)),
    pictures.filter((_, index) => masks.get(index)?.reason === 'mask-folder'),
    all.filter((file) => !isPhotoName(file)),
  );
  const hasReferences =
    input.hasReferences === true ||
    facts.hasReferences ||
    [...rows.values()].some(({ role }) => role === 'train');
  const plain = plainDestination(binFor(input.target));
  const takesGood = input.target === 'query' && hasReferences;
  const defaults: Defaults = { plain, good: takesGood ? 'good' : 'reference' };
  return pictures.map((file, index): Placed => {
    if (channels.has(index)) {
      const said = file.folders.findLast((name) => CHANNEL.test(name))!;
      return { destination: 'aside', reason: 'other-channel', said };
    }
    const mask = masks.get(index);
    if (mask?.reason === 'other-masks') return { destination: 'aside', ...mask };
    if (mask && mask.reason !== 'like-mask') return { destination: 'mask', ...mask };
    const placed = placePhoto(file, rows.get(file.path), facts, defaults);
    return mask && placed.reason === 'as-dropped' ? { ...placed, ...mask } : placed;
  });
}

/**
 * A photo with a mask is to be inspected: the mask, not where it was dropped, says whether it is
 * good. Only what is good by its folder stays a reference, and its masks are left aside.
 */
function putMasked(
  pictures: readonly FilePath[],
  placed: Placed[],
  told: ReadonlyMap<string, string>,
): void {
  const indices = pictures.map((_, index) => index);
  const masks = indices.filter((index) => placed[index]!.destination === 'mask');
  const photos = indices.filter((index) => !/^(mask|aside)$/.test(placed[index]!.destination));
  const path = (index: number) => pictures[index]!.path;
  const pairs = pairMasks(photos.map(path), masks.map(path), told);
  pairs.forEach((pair, i) => {
    if (pair === null) return;
    const photo = photos[pair]!;
    const { destination, reason } = placed[photo]!;
    if (reason === 'as-dropped' || reason === 'train') {
      placed[photo] = { destination: 'unlabelled', reason: 'has-mask', said: '' };
    } else if (destination === 'reference') {
      placed[masks[i]!] = { destination: 'aside', reason: 'mask-of-good', said: '' };
    }
  });
}

const SILENT = new Set(['not-a-photo', 'hidden']);
const ORDER = ['reference', 'good', 'defective', 'unlabelled', 'mask', 'aside'];

function planOf(
  all: readonly FilePath[],
  fates: readonly Fate[],
  told: ReadonlyMap<string, string>,
  plain: Placed['destination'],
): SortingPlan {
  const files: PlannedFile[] = [];
  const rows = new Map<string, PlanRow & { readonly files: number[] }>();
  all.forEach((file, index) => {
    const fate = fates[index] ?? { destination: 'aside', reason: 'litter', said: '' };
    files.push({ path: file.path, ...fate });
    if (fate.reason === 'litter') return;
    const { destination, reason } = fate;
    const folder = rowFolder(file, fate);
    // Names say it for each file, in different words.
    const said = /^(mask-name|like-mask|not-a-photo)$/.test(reason) ? '' : fate.said;
    const key = [folder, destination, reason, said].join('\n');
    const row = rows.get(key) ?? { folder, destination, reason, said, files: [] };
    row.files.push(index);
    rows.set(key, row);
  });
  const decides = files.some(
    ({ destination, reason }) =>
      reason === 'like-mask' ||
      (destination !== plain && reason !== 'litter' && !SILENT.has(reason)),
  );
  const sorted = [...rows.values()].sort(
    (a, b) => ORDER.indexOf(a.destination) - ORDER.indexOf(b.destination),
  );
  return { files, rows: sorted, told, decides };
}

/** Folders that hold the masks of one photo, or texts, are not worth a row each. */
function rowFolder({ folders }: FilePath, { destination, reason, said }: Placed): string {
  if (reason === 'not-a-photo') return '';
  if (reason === 'hidden') return folders.slice(0, folders.indexOf(said) + 1).join('/');
  if (destination !== 'mask') return folders.join('/');
  const depth = folders.findLastIndex((name) => folderWords(name).mask !== null);
  return (depth === -1 ? folders : folders.slice(0, depth + 2)).join('/');
}
