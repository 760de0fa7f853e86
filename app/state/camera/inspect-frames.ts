import { ProblemError } from '../../core/project/problem';
import type { PatchScores } from '../../core/match/patch-scores';
import type { CameraFeed } from '../../ports/cameras';
import type { App } from '../app';

/** While photos are inspected, a frame now and then shows that the camera is alive. */
const BESIDE_PHOTOS_MS = 1000;

/** Delay before a retry without a bank or an engine. */
const RETRY_MS = 300;

interface Scored {
  readonly scores: PatchScores;
  readonly tookMs: number;
}

/** Patch scores of a frame; null while the bank is empty. */
export async function scoreFrame(
  app: App,
  bitmap: ImageBitmap,
  signal: AbortSignal,
): Promise<Scored | null> {
  const isReady = app.engine.status().phase === 'ready' && app.pipeline.references().length > 0;
  if (!isReady) return null;
  const image = await app.imaging.pixels(bitmap, signal);
  const { scores, times } = await app.engine.inspect(image, signal);
  return { scores, tookMs: times.resizeMs + times.backboneMs + times.matchingMs };
}

/**
 * Scores one frame after the other until the signal aborts. The next is taken when the last one is
 * done, so that none waits and what is shown is as young as it can be.
 *
 * @param show takes over the frame's bitmap
 */
export async function inspectFrames(
  app: App,
  feed: CameraFeed,
  signal: AbortSignal,
  show: (frame: Scored & { readonly bitmap: ImageBitmap }) => void,
): Promise<void> {
  while (!signal.aborted) {
    const bitmap = await feed.grab().catch(() => null);
    const scored = bitmap && (await scoreFrame(app, bitmap, signal).catch(nothing));
    if (bitmap && scored && !signal.aborted) show({ bitmap, ...scored });
    else bitmap?.close();
    if (!scored) await pause(RETRY_MS);
    else if (app.store.getState().inspecting) await pause(BESIDE_PHOTOS_MS);
  }
}

/** Aborted, or engine or bank were lost meanwhile: the next frame tries again. */
function nothing(error: unknown): null {
  const isExpected =
    error instanceof ProblemError || error instanceof DOMException || error instanceof RangeError;
  if (!isExpected) throw error;
  return null;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
