import {
  inputPlan,
  patchAt,
  patchBox,
  type Framed,
  type ImagePoint,
} from '../../core/image/geometry';
import type { GridPosition, NearPatch } from '../../core/match/nearest-patches';
import type { FeatureGrid, GridSize } from '../../core/features/grid';
import type { Item, ItemId } from '../../core/project/item';
import type { Problem } from '../../core/project/problem';
import type { Box } from '../../core/regions/measure';
import type { App } from '../app';
import { scoreFacts } from './score-facts';
import { probe } from './heatmaps';

/** How many reference patches the loupe shows. */
const MOST_MATCHES = 3;

/** A patch of a photo: its place in the grid, and in pixels of the photo. */
export interface PatchPosition {
  readonly row: number;
  readonly col: number;
  readonly at: ImagePoint;
  readonly box: Box;
}

/** A reference patch that is like the one under the loupe. */
export interface LoupeMatch extends PatchPosition {
  readonly reference: ItemId;
  readonly distance: number;
}

/** Kind of patches that a patch is compared with. */
export type Compared =
  | 'references'
  /** A reference: with the others. */
  | 'others'
  /** The only reference: with its own patches beyond the neighbourhood. */
  | 'itself';

/** A patch with its matches. */
export interface LoupeComparison {
  readonly kind: 'found';
  readonly compared: Compared;
  /** Nearest first. */
  readonly matches: readonly LoupeMatch[];
  /**
   * Smoothed score at the point, as the heatmap shows it; null for a reference, and while the
   * photo is scored against changed references.
   */
  readonly mapScore: number | null;
}

export type LoupeResult =
  | LoupeComparison
  | { readonly kind: 'failed'; readonly problem: Problem | null }
  | { readonly kind: 'no-references' }
  /** The photo, or the references, have yet to be looked at. */
  | { readonly kind: 'waiting' }
  /** The features had to make room for others'; they are on their way. */
  | { readonly kind: 'computing' };

/** The patch of a photo at a point, in image pixels; null until the photo's size is known. */
export function patchPosition(app: App, id: ItemId, point: ImagePoint): PatchPosition | null {
  const image = app.liveItems.get(id)?.image;
  if (!image) return null;
  const grid = patchGrid(app, id, image);
  const { row, col } = patchAt(point, image, grid, app.engine.backbone);
  return placeOf(app, { row, col }, image, grid);
}

/** The middle of the patch so many rows and columns on, at most the last one. */
export function stepPatch(
  app: App,
  id: ItemId,
  from: ImagePoint,
  step: { readonly rows: number; readonly cols: number },
): ImagePoint | null {
  const place = patchPosition(app, id, from);
  if (!place) return null;
  const x = place.at.x + step.cols * place.box.width;
  const y = place.at.y + step.rows * place.box.height;
  return patchPosition(app, id, { x, y })!.at;
}

/** The middle of the patch farthest from all references; null without scores. */
export function oddestPoint(app: App, id: ItemId): ImagePoint | null {
  const item = app.liveItems.get(id);
  const scores = app.scores.get(id);
  return item?.image && scores ? scoreFacts(scores, item, app.engine.backbone).oddestAt : null;
}

/** Content of the loupe at a point of a photo, in image pixels. */
export function loupeAt(app: App, id: ItemId, point: ImagePoint): LoupeResult {
  const item = app.liveItems.get(id);
  if (!item || item.status === 'failed') return { kind: 'failed', problem: item?.problem ?? null };
  const references = referencesBeside(app, id);
  if (item.bin === 'query' && references === 0) return { kind: 'no-references' };
  const grid = app.loupeFeatures.get(id);
  if (!grid || !item.image) return withoutFeatures(app, item);
  const { row, col } = patchAt(point, item.image, grid, app.engine.backbone);
  const compared = item.bin === 'query' ? 'references' : references > 0 ? 'others' : 'itself';
  const matches = search(app, grid, { reference: id, row, col }, compared);
  // A large bank is briefly empty while it is rebuilt.
  if (matches.length === 0 && compared !== 'itself') return { kind: 'waiting' };
  return {
    kind: 'found',
    compared,
    matches,
    mapScore: isStale(app, item) ? null : (probe(app, id, point)?.mapScore ?? null),
  };
}

/** Whether features that are missing are not the pipeline's to compute. */
export function lacksFeatures(app: App, id: ItemId): boolean {
  const status = app.liveItems.get(id)?.status;
  return (status === 'done' || status === 'embedded') && app.features.get(id) === null;
}

function withoutFeatures(app: App, { id }: Item): LoupeResult {
  const problem = app.loupeFeatures.problemOf(id);
  if (problem) return { kind: 'failed', problem };
  return { kind: lacksFeatures(app, id) ? 'computing' : 'waiting' };
}

/** References but this one. */
function referencesBeside(app: App, id: ItemId): number {
  let count = 0;
  for (const other of app.liveItems.values()) {
    if (other.bin === 'reference' && other.status !== 'failed' && other.id !== id) count += 1;
  }
  return count;
}

function isStale(app: App, item: Item): boolean {
  return item.bankVersion !== app.store.getState().bankVersion;
}

/** The grid as it was computed, else as the network will make it. */
function patchGrid(app: App, id: ItemId, image: Framed): GridSize {
  const { backbone } = app.engine;
  const known = app.loupeFeatures.get(id) ?? app.scores.get(id);
  return known ?? inputPlan(image, backbone).grid;
}

function placeOf(
  app: App,
  { row, col }: { readonly row: number; readonly col: number },
  image: Framed,
  grid: GridSize,
): PatchPosition {
  const box = patchBox({ row, col }, image, grid, app.engine.backbone);
  return { row, col, at: { x: box.x + box.width / 2, y: box.y + box.height / 2 }, box };
}

function matchOf(app: App, near: NearPatch): LoupeMatch[] {
  const { reference, row, col, distance } = near;
  const image = app.liveItems.get(reference)?.image;
  return image ? [{ ...placeOf(app, { row, col }, image, near), reference, distance }] : [];
}

let last: {
  readonly key: readonly unknown[];
  readonly matches: readonly LoupeMatch[];
} | null = null;

/** The search takes milliseconds, and a pointer stays in one patch for many a frame. */
function search(
  app: App,
  { features, depth, cols }: FeatureGrid,
  place: GridPosition,
  compared: Compared,
): readonly LoupeMatch[] {
  const { engine, store } = app;
  const patch = place.row * cols + place.col;
  // The facts are a new object with each change of the bank.
  const key = [features, patch, compared, engine.status().bank, store.getState().bankVersion];
  if (!last || last.key.some((value, i) => value !== key[i])) {
    const vector = features.subarray(patch * depth, (patch + 1) * depth);
    const leftOut = {
      references: null,
      others: { reference: place.reference },
      itself: place,
    }[compared];
    const near = engine.nearestPatches(vector, MOST_MATCHES, leftOut);
    last = { key, matches: near.flatMap((one) => matchOf(app, one)) };
  }
  return last.matches;
}
