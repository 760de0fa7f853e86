import { unpackScores, type PackedScores } from '../core/match/packed-scores';
import type { PatchScores } from '../core/match/patch-scores';
import type { Item } from '../core/project/item';
import { imageScore } from '../core/score/image-score';
import type { RenderJob } from '../ports/render';
import type { PhotoSource } from '../ports/photo-source';
import type { App } from './app';
import { selectHeatScale, selectRegionSettings } from './selectors';
import { scoresAnew } from './tasks';

/** A scored query with all that its files are made from, as things are at one moment. */
export interface Snapshot {
  readonly item: Item;
  /** Null when they had to make room for others. */
  readonly scores: PackedScores | null;
  readonly file: PhotoSource;
  readonly look: Pick<RenderJob, 'scale' | 'colourMap' | 'opacity' | 'regions'>;
}

/** Null for a query without a score, or while there is no scale to draw on. */
export function snapshot(app: App, item: Item): Snapshot | null {
  const state = app.store.getState();
  const file = app.files.get(item.id);
  const scale = selectHeatScale(state);
  const regions = selectRegionSettings(state);
  if (!file || item.bin !== 'query' || item.score === null || !scale || !regions) return null;
  const { colourMap, opacity } = state.view;
  const look = { scale, colourMap, opacity, regions };
  return { item, file, scores: app.scores.peek(item.id), look };
}

/** Its patch scores, computed again where they had to make room. */
export async function scoresOf(
  app: App,
  { item, file, scores }: Snapshot,
  signal: AbortSignal,
): Promise<PatchScores> {
  return scores ? unpackScores(scores) : scoresAnew(app, item.id, file, signal);
}

/** The item as scores say that were computed again; itself where they were not. */
export function itemNow({ item, scores: kept }: Snapshot, scores: PatchScores): Item {
  if (kept) return item;
  return {
    ...item,
    score: imageScore(scores.distances),
    scoredAgainst: scores.references.length,
  };
}

export async function jobOf(
  { item, file, look }: Snapshot,
  scores: PatchScores,
): Promise<RenderJob> {
  return { file: await file.read(), name: item.name, scores, ...look };
}
