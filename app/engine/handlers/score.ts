import type { RgbaImage } from '../../core/image/rgba';
import { perturb, PERTURBATIONS } from '../../core/image/perturb';
import type { PatchScores } from '../../core/match/patch-scores';
import type { FeatureGrid } from '../../core/patches/grid';
import type { Inspection } from '../../ports';
import { upload } from '../tensor/features';
import { nearest } from '../tensor/nearest';
import { embedImage, embedInput, toInput } from './embed';
import type { Session } from './session';

/** Scores known features, perhaps against the bank without one reference. */
export async function scoreGrid(
  session: Session,
  grid: FeatureGrid,
  without: string | null,
  signal: AbortSignal,
): Promise<Inspection> {
  const started = performance.now();
  const tensor = upload(grid);
  try {
    const { bank } = session;
    const scores = await nearest(tensor, grid, bank, bank.value(without), signal);
    const matchingMs = performance.now() - started;
    return { scores, times: { resizeMs: 0, backboneMs: 0, matchingMs } };
  } finally {
    tensor.dispose();
  }
}

/** From decoded pixels to patch scores, the features staying on the device in between. */
export async function inspectImage(
  session: Session,
  image: RgbaImage,
  signal: AbortSignal,
): Promise<{ grid: FeatureGrid } & Inspection> {
  const { tensor, grid, resizeMs, backboneMs } = await embedImage(session, image);
  try {
    const started = performance.now();
    const scores = await nearest(tensor, grid, session.bank, session.bank.value(), signal);
    const matchingMs = performance.now() - started;
    return { grid, scores, times: { resizeMs, backboneMs, matchingMs } };
  } finally {
    tensor.dispose();
  }
}

/** Scores gently changed copies of an image. */
export async function scorePerturbed(
  session: Session,
  image: RgbaImage,
  signal: AbortSignal,
): Promise<PatchScores[]> {
  const { rgb, size } = toInput(image, session);
  const results: PatchScores[] = [];
  for (const change of PERTURBATIONS) {
    signal.throwIfAborted();
    const { tensor, grid } = await embedInput(session, perturb(rgb, size, change), size);
    try {
      results.push(await nearest(tensor, grid, session.bank, session.bank.value(), signal));
    } finally {
      tensor.dispose();
    }
  }
  return results;
}
