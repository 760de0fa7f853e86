import type { BankPolicy } from '../../core/bank/policy';
import type { RgbaImage } from '../../core/image/rgba';
import { limitBySelfDistance, type PatchDistances } from '../../core/match/self-distance';
import type { FeatureGrid } from '../../core/features/grid';
import type { Inspection } from '../../ports/engine';
import { BankBuilder } from '../bank-builder';
import { onCpu } from '../compute';
import { WorkingBank } from '../working-bank';
import { embedImage } from './embed';
import type { Session } from './session';
import { localLanes } from './thin';

/** Calibration looks at no distances below their 95 % point. */
const LARGEST_SHARE = 0.06;

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

/** Scores features against a bank of references that come along, and against themselves. */
export interface LeftOutScorer {
  score(grid: FeatureGrid, signal: AbortSignal): Promise<PatchDistances>;
  dispose(): void;
}

/** @param others none leaves an image its own patches beyond the neighbourhood alone */
export async function leftOutScorer(
  session: Session,
  others: ReadonlyMap<string, FeatureGrid>,
  policy: BankPolicy,
  signal: AbortSignal,
): Promise<LeftOutScorer> {
  const { compute } = session;
  const bank = new WorkingBank((flat) => compute.forget(flat));
  try {
    const builder = new BankBuilder(localLanes(session, bank), policy);
    for (const [id, other] of others) await builder.append(id, other, signal);
  } catch (error) {
    bank.dispose();
    throw error;
  }
  return {
    async score(grid, whileSignal) {
      const distances =
        others.size === 0
          ? new Float32Array(grid.rows * grid.cols).fill(Infinity)
          : (await scoreGrid(session, bank, grid, whileSignal)).scores.distances;
      return limitBySelfDistance(grid, distances, LARGEST_SHARE, session.newSelfDistance);
    },
    dispose: () => bank.dispose(),
  };
}

/** Scores a reference against a bank of the others and against itself beyond the neighbourhood. */
export async function scoreLeftOut(
  session: Session,
  grid: FeatureGrid,
  others: ReadonlyMap<string, FeatureGrid>,
  policy: BankPolicy,
  signal: AbortSignal,
): Promise<PatchDistances> {
  const scorer = await leftOutScorer(session, others, policy, signal);
  try {
    return await scorer.score(grid, signal);
  } finally {
    scorer.dispose();
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
