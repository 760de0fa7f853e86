import { coreset, type CoresetOptions, type Kept } from '../../core/bank/coreset';
import type { PatchFeatures } from '../../core/features/grid';
import type { BankLanes } from '../bank-builder';
import { onCpu } from '../compute';
import type { WorkingBank } from '../working-bank';
import type { Session } from './session';

/** Which patches of a reference add something to what the bank represents. */
export async function select(
  session: Session,
  bank: WorkingBank,
  grid: PatchFeatures,
  options: CoresetOptions,
  signal: AbortSignal,
): Promise<Kept> {
  const distances = await distancesTo(session, bank, grid, signal);
  return finish(coreset(grid, distances, options, session.newCoverage), signal);
}

/** A smaller choice of the bank's own patches, as places in the flat bank. */
export function thin(
  { newCoverage }: Session,
  bank: WorkingBank,
  most: number,
  signal: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<Kept> {
  const { features, depth, patch } = bank.flat();
  const grid = { rows: 1, cols: patch.length, depth, features };
  const none = new Float32Array(patch.length).fill(Infinity);
  return finish(coreset(grid, none, { most, radius: 0 }, newCoverage), signal, onProgress);
}

/** `BankLanes` for a bank that is built on this lane alone. */
export function localLanes(session: Session, bank: WorkingBank): BankLanes {
  return {
    select: (grid, most, radius, signal) => select(session, bank, grid, { most, radius }, signal),
    thin: (most, signal) => thin(session, bank, most, signal),
    append: (entry) => bank.append(entry),
    remove: (reference) => bank.remove(reference),
    replace: (entries) => bank.replace(entries),
  };
}

async function distancesTo(
  { compute }: Session,
  bank: WorkingBank,
  grid: PatchFeatures,
  signal: AbortSignal,
): Promise<Float32Array<ArrayBuffer>> {
  const flat = bank.flat();
  if (flat.patch.length === 0) return new Float32Array(grid.rows * grid.cols).fill(Infinity);
  return (await compute.nearest(onCpu(grid), flat, signal)).distances;
}

/** How long an abort may have to wait. A timeout costs 4 ms itself, so not after every step. */
const STEP_MS = 30;

/** Runs the selection in steps, between which an abort gets through. */
async function finish(
  steps: Generator<number, Kept>,
  signal: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<Kept> {
  let began = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < began + STEP_MS) continue;
    onProgress?.(value);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    began = performance.now();
  }
}
