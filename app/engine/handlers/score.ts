import type { BankPolicy } from '../../core/bank/policy';
import type { RgbaImage } from '../../core/image/rgba';
import { perturb, PERTURBATIONS } from '../../core/image/perturb';
import type { PatchScores } from '../../core/match/patch-scores';
import type { FeatureGrid } from '../../core/patches/grid';
import type { Inspection } from '../../ports';
import { DeviceBank } from '../tensor/device-bank';
import { upload } from '../tensor/features';
import { nearest } from '../tensor/nearest';
import { BankBuilder } from '../bank-builder';
import { embedImage, embedInput, toInput } from './embed';
import type { Session } from './session';
import { localLanes } from './thin';

/** Scores known features against a bank. */
export async function scoreGrid(
  bank: DeviceBank,
  grid: FeatureGrid,
  signal: AbortSignal,
): Promise<Inspection> {
  const started = performance.now();
  const tensor = upload(grid);
  try {
    const scores = await nearest(tensor, grid, bank, signal);
    const matchingMs = performance.now() - started;
    return { scores, times: { resizeMs: 0, backboneMs: 0, matchingMs } };
  } finally {
    tensor.dispose();
  }
}

/** Scores known features against a bank of references that come along. */
export async function scoreAgainst(
  grid: FeatureGrid,
  others: ReadonlyMap<string, FeatureGrid>,
  policy: BankPolicy,
  signal: AbortSignal,
): Promise<Inspection> {
  const bank = new DeviceBank();
  try {
    const builder = new BankBuilder(localLanes(bank), policy);
    for (const [id, other] of others) await builder.append(id, other, signal);
    return await scoreGrid(bank, grid, signal);
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
  const { tensor, grid, resizeMs, backboneMs } = await embedImage(session, image);
  try {
    const started = performance.now();
    const scores = await nearest(tensor, grid, session.bank, signal);
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
      results.push(await nearest(tensor, grid, session.bank, signal));
    } finally {
      tensor.dispose();
    }
  }
  return results;
}
