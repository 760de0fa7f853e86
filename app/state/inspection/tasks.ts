import { assess } from '../../core/score-map/assess';
import { brightnessOf } from '../../core/image/sketch';
import type { InputImage } from '../../core/image/rgba';
import type { PatchScores } from '../../core/match/patch-scores';
import { hasDirections, inDirections, type FeatureGrid } from '../../core/features/grid';
import type { Directions } from '../../core/project/turning';
import type { Item, ItemId } from '../../core/project/item';
import type { StageTimes } from '../../ports/engine';
import type { PhotoSource } from '../../ports/photo-source';
import { notify } from '../store/notify';
import { selectDirections } from '../store/selectors';
import { releaseData } from '../items/photo-data';
import { sayRemarks } from './remarks';
import type { Workbench } from '../workbench';
import { toProblem } from '../../core/project/problem';

/**
 * Sketches that are held at most for the sake of queries that may become references: 16 kB each.
 * Features, without which a photo is decoded anyway, have room for fewer.
 */
const MOST_SKETCHES = 1024;

export function failItem(bench: Workbench, id: ItemId, error: unknown): void {
  bench.scores.delete(id);
  bench.liveItems.patch(id, { status: 'failed', problem: toProblem(error), score: null });
}

/** Features of a reference as the bank takes them; null where they, or some of the directions, are missing. */
export function referenceFeatures(
  { features, store }: Pick<Workbench, 'features' | 'store'>,
  id: ItemId,
): FeatureGrid | null {
  const held = features.get(id);
  return held && inDirectionsOf({ store }, held);
}

/** A reference's features in the project's directions; null where some of them are missing. */
export function inDirectionsOf(
  { store }: Pick<Workbench, 'store'>,
  grid: FeatureGrid,
): FeatureGrid | null {
  const directions = selectDirections(store.getState());
  return hasDirections(grid, directions) ? inDirections(grid, directions) : null;
}

/**
 * Features of a reference in the project's directions, from the cache or from its pixels; null when it
 * turned out double.
 */
export async function embedReference(
  bench: Workbench,
  id: ItemId,
  signal: AbortSignal,
): Promise<FeatureGrid | null> {
  const cached = referenceFeatures(bench, id);
  if (cached && bench.sketches.has(id)) return cached;
  const decoded = await decodeItem(bench, id, signal);
  if (!decoded) return null;
  // It was decoded for its sketch alone, which found no room while it was a query.
  if (cached) return cached;
  return embed(bench, id, decoded.image, signal, selectDirections(bench.store.getState()));
}

/** Features of a query, which is scored later; null when it turned out double. */
export async function queryFeatures(
  bench: Workbench,
  id: ItemId,
  signal: AbortSignal,
): Promise<FeatureGrid | null> {
  const cached = bench.features.get(id);
  if (cached) return cached;
  const decoded = await decodeItem(bench, id, signal);
  return decoded && embed(bench, id, decoded.image, signal);
}

/** Features of a decoded photo, which are kept. */
async function embed(
  bench: Workbench,
  id: ItemId,
  image: InputImage,
  signal: AbortSignal,
  directions: Directions = 1,
): Promise<FeatureGrid> {
  const { grid } = await bench.engine.embed(image, signal, directions);
  keepFeatures(bench, id, grid);
  return grid;
}

/** Scores a query, from cached features where there are some; without a bank only embeds it. */
export async function inspectQuery(
  bench: Workbench,
  id: ItemId,
  hasBank: boolean,
  signal: AbortSignal,
): Promise<void> {
  const version = bench.store.getState().bankVersion;
  const cached = bench.features.get(id);
  if (cached) {
    if (!hasBank) return markEmbedded(bench, id);
    const { scores, times } = await bench.engine.score(cached, signal);
    return keepScores(bench, id, scores, times, version);
  }
  const decoded = await decodeItem(bench, id, signal);
  if (!decoded) return;
  if (!hasBank) {
    await embed(bench, id, decoded.image, signal);
    return markEmbedded(bench, id);
  }
  const { grid, scores, times } = await bench.engine.inspect(decoded.image, signal);
  keepFeatures(bench, id, grid);
  keepScores(bench, id, scores, times, version);
}

/** Patch scores that are not kept any more, against the bank as it is now; changes nothing. */
export async function scoresAnew(
  bench: Workbench,
  id: ItemId,
  source: PhotoSource,
  signal: AbortSignal,
): Promise<PatchScores> {
  const cached = bench.features.get(id);
  if (cached) return (await bench.engine.score(cached, signal)).scores;
  const file = await source.read();
  const { image } = await bench.imaging.decode(file, file.name, signal);
  const { patch } = bench.liveItems.get(id)?.image ?? {};
  return (await bench.engine.inspect({ ...image, patch }, signal)).scores;
}

/** Nothing to compare with yet. As a reference by now, it has the bank still before it. */
function markEmbedded(bench: Workbench, id: ItemId): void {
  if (bench.liveItems.get(id)?.bin === 'query') {
    bench.liveItems.patch(id, { status: 'embedded' });
  }
}

function keepFeatures(bench: Workbench, id: ItemId, grid: FeatureGrid): void {
  const item = bench.liveItems.get(id);
  if (item) bench.features.set(id, grid, item.bin);
}

function keepScores(
  bench: Workbench,
  id: ItemId,
  scores: PatchScores,
  times: StageTimes,
  bankVersion: number,
): void {
  const { bankVersion: present, regions: settings } = bench.store.getState();
  const item = bench.liveItems.get(id);
  const { backbone } = bench.engine;
  // Against a bank that is no more: the features are kept, the scores are computed again.
  if (item?.bin !== 'query' || bankVersion !== present) return;
  bench.scores.set(id, scores);
  bench.liveItems.patch(id, {
    status: 'done',
    score: assess({ scores, image: item.image!, backbone, settings }).score,
    tookMs: times.resizeMs + times.backboneMs + times.matchingMs,
    scoredAgainst: scores.references.length,
    bankVersion,
  });
}

/**
 * Decodes an item's file and notes its facts. Null when the item has gone, or is the double of
 * another in its bin, in which case it is taken out and named.
 *
 * @returns the image with the scale at which it is to be looked at
 */
export async function decodeItem(
  bench: Workbench,
  id: ItemId,
  signal: AbortSignal,
): Promise<{ readonly image: InputImage } | null> {
  const source = bench.files.get(id);
  const item = bench.liveItems.get(id);
  if (!source || !item) return null;
  const file = await source.read();
  const decoded = await bench.imaging.decode(file, item.name, signal);
  if (!bench.liveItems.get(id)) return null;
  if (item.hash === null && isDouble(bench, item, decoded.hash)) return null;
  bench.thumbnails.set(id, decoded.thumbnail);
  if (item.hash === null) sayRemarks(bench, item, decoded.remarks);
  const { depth, sketch } = decoded;
  const { sketches } = bench;
  const hasRoom = sketches.has(id) || sketches.size < MOST_SKETCHES;
  if (item.bin === 'reference' || hasRoom) sketches.set(id, sketch);
  const pixels = { brightness: brightnessOf(sketch), depth };
  const image = bench.reading.framed(decoded.image);
  bench.liveItems.patch(id, { hash: decoded.hash, image, pixels });
  return { image: { ...decoded.image, ...image } };
}

function isDouble(bench: Workbench, item: Item, hash: string): boolean {
  const same = bench.liveItems.withHash(hash).filter((other) => other.id !== item.id);
  const stays = same.find((other) => other.bin === item.bin);
  if (!stays) {
    if (same.length > 0) notify(bench, { kind: 'also-reference', names: [item.name] });
    return false;
  }
  inherit(bench, stays, item);
  releaseData(bench, item.id);
  bench.liveItems.remove(item.id);
  notify(bench, { kind: 'duplicates', names: [item.name] });
  return true;
}

/** Label and mask of a double hold for the one that stays, where it has none. */
function inherit(bench: Workbench, own: Item, double: Item): void {
  const { id, hasMask } = own;
  const { label, labelFrom } = own.label === null ? double : own;
  const mask = hasMask ? null : bench.masks.get(double.id);
  if (mask) bench.masks.set(id, mask);
  bench.liveItems.patch(id, { label, labelFrom, hasMask: hasMask || mask !== null });
}
