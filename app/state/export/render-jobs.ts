import { assess } from '../../core/score-map/assess';
import { packedDistances, packScores, type PackedScores } from '../../core/match/packed-scores';
import type { Look } from '../../core/pictures/query-pictures';
import type { Item } from '../../core/project/item';
import type { RenderJob } from '../../ports/render';
import type { PhotoSource } from '../../ports/photo-source';
import type { App } from '../app';
import { selectHeatScale, selectRegionSettings } from '../store/selectors';
import { scoresAnew } from '../inspection/tasks';

/** A scored query with all that its files are made from, as things are at one moment. */
export interface ExportSource {
  readonly item: Item;
  /** Null when they had to make room for others. */
  readonly scores: PackedScores | null;
  readonly file: PhotoSource;
  readonly look: Look;
}

/** Null for a query without a score, or without a heat scale. */
export function exportSource(app: App, item: Item): ExportSource | null {
  const state = app.store.getState();
  const file = app.files.get(item.id);
  const scale = selectHeatScale(state);
  const regions = selectRegionSettings(state);
  if (!file || item.bin !== 'query' || item.score === null || !scale || !regions) return null;
  const { colourMap, opacity } = state.view;
  const { backbone } = app.engine;
  const look = { backbone, scale, colourMap, opacity, regions };
  return { item, file, scores: app.scores.peek(item.id), look };
}

/** A query as its scores say, and these. */
export interface Scored {
  readonly item: Item;
  readonly scores: PackedScores;
}

/**
 * The query with its patch scores, computed again where they had to make room; the image score then
 * comes from them as they were before they were packed, as it does in the pipeline.
 */
export async function scoredNow(
  app: App,
  { item, file, scores: kept, look }: ExportSource,
  signal: AbortSignal,
): Promise<Scored> {
  if (kept) return { item, scores: kept };
  const scores = await scoresAnew(app, item.id, file, signal);
  const { backbone, regions: settings } = look;
  const { score } = assess({ scores, image: item.image!, backbone, settings });
  const scoredAgainst = scores.references.length;
  return { item: { ...item, score, scoredAgainst }, scores: packScores(scores) };
}

/**
 * The scores go without the references, which no drawing needs.
 *
 * @param isShown whether the photo itself is drawn, so that its file is read
 */
export async function jobOf(
  { item, file, look }: ExportSource,
  scores: PackedScores,
  isShown: boolean,
): Promise<Omit<RenderJob, 'wanted'>> {
  const job = { name: item.name, image: item.image!, scores: packedDistances(scores), ...look };
  return { file: isShown ? await file.read() : null, ...job };
}
