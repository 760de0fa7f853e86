import type { BankPolicy } from '../../core/bank/policy';
import type { RgbaImage } from '../../core/image/rgba';
import { perturb, PERTURBATIONS } from '../../core/image/perturb';
import { normaliseInput } from '../../core/image/resize';
import type { PatchScores } from '../../core/match/patch-scores';
import type { FeatureGrid } from '../../core/patches/grid';
import type { Inspection } from '../../ports';
import { BankBuilder } from '../bank-builder';
import { onCpu } from '../compute';
import { WorkingBank } from '../working-bank';
import { embedImage, toInput } from './embed';
import type { Session } from './session';
import { localLanes } from './thin';

/** Scores known features against a bank. */
export async function scoreGrid(
  { compute }: Session,
  bank: WorkingBank,
  grid: FeatureGrid,
  signal: AbortSignal,
): Promise<Inspection> {
  const started = performance.now();
  const scores = await compute.nearest(onCpu(grid), bank.flat(), signal);
  const matchingMs = performance.now() - started;
  return { scores, times: { resizeMs: 0, backboneMs: 0, matchingMs } };
}

/** Scores known features against a bank of references that come along. */
export async function scoreAgainst(
  session: Session,
  grid: FeatureGrid,
  others: ReadonlyMap<string, FeatureGrid>,
  policy: BankPolicy,
  signal: AbortSignal,
): Promise<Inspection> {
  const { compute } = session;
  const bank = new WorkingBank((flat) => compute.forget(flat));
  try {
    const builder = new BankBuilder(localLanes(session, bank), policy);
    for (const [id, other] of others) await builder.append(id, other, signal);
    return await scoreGrid(session, bank, grid, signal);
  } finally {
    bank.dispose();
  }
}

/** From decoded pixels to patch scores, the features staying on the device in between. */
export async function inspectImage(
  session: Session,
  image: RgbaImage,
  signal: AbortSignal,
): Promise<{ grid: FeatureGrid } & Inspection> {
  const { features, resizeMs, backboneMs } = await embedImage(session, image);
  try {
    const started = performance.now();
    const scores = await session.compute.nearest(features, session.bank.flat(), signal);
    const matchingMs = performance.now() - started;
    return { grid: features.grid, scores, times: { resizeMs, backboneMs, matchingMs } };
  } finally {
    features.dispose();
  }
}

/** Scores gently changed copies of an image. */
export async function scorePerturbed(
  session: Session,
  image: RgbaImage,
  signal: AbortSignal,
): Promise<PatchScores[]> {
  const { compute, bank } = session;
  const { rgb, size } = toInput(image, session);
  const results: PatchScores[] = [];
  for (const change of PERTURBATIONS) {
    signal.throwIfAborted();
    const features = await compute.embed(normaliseInput(perturb(rgb, size, change)), size);
    try {
      results.push(await compute.nearest(features, bank.flat(), signal));
    } finally {
      features.dispose();
    }
  }
  return results;
}
