import { bankEntry, pickRows } from '../../core/bank/memory-bank';
import type { FeatureGrid, TurnedPatches } from '../../core/features/grid';
import { patchStridePx } from '../../core/features/backbone';
import type { InputPlan } from '../../core/image/geometry';
import type { InputImage } from '../../core/image/rgba';
import { EIGHTHS, turnRgb, type Eighths, type Turned } from '../../core/image/turn';
import type { Directions } from '../../core/project/turning';
import { imageScore } from '../../core/score-map/image-score';
import type { StageTimes } from '../../ports/engine';
import { WorkingBank } from '../working-bank';
import { embedInput, toInput } from './embed';
import { scoreGrid } from './score';
import type { Session } from './session';
import { select } from './thin';

/** Patches that all turned copies together add, as a share of the upright ones. */
const TURNED_SHARE = 1;

/** Features of an image, with those of its turned copies where it is compared in more directions. */
export async function embedReference(
  session: Session,
  image: InputImage,
  directions: Directions,
  signal: AbortSignal,
): Promise<{ grid: FeatureGrid; times: StageTimes }> {
  const started = performance.now();
  const { rgb, plan } = toInput(image, session);
  const resized = performance.now();
  const upright = await embed(session, rgb.slice(), plan);
  const turned =
    directions > 1 ? await embedTurned(session, upright, rgb, plan, signal) : undefined;
  const backboneMs = performance.now() - resized;
  const times = { resizeMs: resized - started, backboneMs, matchingMs: 0 };
  return { grid: turned ? { ...upright, turned } : upright, times };
}

/** Features of an image as it is and turned by one, two and three quarters. */
export async function embedQuarters(
  session: Session,
  image: InputImage,
  signal: AbortSignal,
): Promise<FeatureGrid[]> {
  const { rgb, plan } = toInput(image, session);
  const grids = [await embed(session, rgb.slice(), plan)];
  for (const eighths of [2, 4, 6] as const) {
    grids.push((await embedCopy(session, rgb, plan, eighths, signal)).grid);
  }
  return grids;
}

/**
 * Image scores of photos against references as they are and against the same in all quarters, as the
 * share by which the second ones are lower.
 *
 * @param references with their quarters
 * @param photos none for the references themselves, each left out
 * @returns one number a photo, 0 to 1
 */
export async function turnGains(
  session: Session,
  references: readonly (readonly FeatureGrid[])[],
  photos: readonly FeatureGrid[],
  signal: AbortSignal,
): Promise<number[]> {
  const isLeftOut = photos.length === 0;
  const gains: number[] = [];
  for (const [i, grid] of (isLeftOut ? references.map(([own]) => own!) : photos).entries()) {
    const others = references.filter((_, other) => !isLeftOut || other !== i);
    const score = (bank: readonly FeatureGrid[]) => scoreAgainst(session, grid, bank, signal);
    const upright = await score(others.map(([own]) => own!));
    gains.push(upright > 0 ? Math.max(0, 1 - (await score(others.flat())) / upright) : 0);
  }
  return gains;
}

/** Image score of a grid against all patches of others. */
async function scoreAgainst(
  session: Session,
  grid: FeatureGrid,
  others: readonly FeatureGrid[],
  signal: AbortSignal,
): Promise<number> {
  const bank = new WorkingBank((flat) => session.compute.forget(flat));
  try {
    for (const [i, other] of others.entries()) bank.append(bankEntry(`${i}`, other));
    const { scores } = await scoreGrid(session, bank, grid, signal);
    return imageScore(scores.distances);
  } finally {
    bank.dispose();
  }
}

/**
 * Patches of an image's turned copies that the upright one represents worst: a greedy coreset
 * (core/bank/coreset.ts). Patches that reach into corners which turning has opened are left away.
 */
async function embedTurned(
  session: Session,
  upright: FeatureGrid,
  rgb: Float32Array,
  plan: InputPlan,
  signal: AbortSignal,
): Promise<TurnedPatches> {
  const { depth } = upright;
  const places: number[] = [];
  const features: Float32Array[] = [];
  for (const eighths of EIGHTHS) {
    const { copy, grid } = await embedCopy(session, rgb, plan, eighths, signal);
    for (const [patch, place] of uprightPlaces(copy, grid, upright, plan, session)) {
      places.push(place);
      features.push(grid.features.subarray(patch * depth, (patch + 1) * depth));
    }
  }
  const all = new Float32Array(places.length * depth);
  features.forEach((row, i) => all.set(row, i * depth));
  const bank = new WorkingBank((flat) => session.compute.forget(flat));
  try {
    bank.append(bankEntry('upright', upright));
    const most = Math.ceil(upright.rows * upright.cols * TURNED_SHARE);
    const candidates = { rows: places.length, cols: 1, depth, features: all };
    const { patches } = await select(session, bank, candidates, { most, radius: 0 }, signal);
    return {
      patches: patches.map((at) => places[at]!),
      features: pickRows(all, depth, patches),
    };
  } finally {
    bank.dispose();
  }
}

/** Patches of a turned copy that lie inside of the picture, with the upright patch of their centre. */
function* uprightPlaces(
  { toSource }: Turned,
  turned: FeatureGrid,
  upright: FeatureGrid,
  { content }: InputPlan,
  { compute }: Session,
): Iterable<[patch: number, place: number]> {
  const stride = patchStridePx(compute.spec.backbone);
  const isInside = ([x, y]: readonly [number, number]) =>
    x > -1e-6 && y > -1e-6 && x < content.width + 1e-6 && y < content.height + 1e-6;
  for (let row = 0; row < turned.rows; row++) {
    for (let col = 0; col < turned.cols; col++) {
      const [left, top] = [col * stride, row * stride];
      const corners = [0, stride].flatMap((dx) =>
        [0, stride].map((dy) => toSource(left + dx, top + dy)),
      );
      if (!corners.every(isInside)) continue;
      const [x, y] = toSource(left + stride / 2, top + stride / 2);
      const uprightRow = Math.min(upright.rows - 1, Math.floor(y / stride));
      const uprightCol = Math.min(upright.cols - 1, Math.floor(x / stride));
      yield [row * turned.cols + col, uprightRow * upright.cols + uprightCol];
    }
  }
}

/** A turned copy of an input, and its features. */
async function embedCopy(
  session: Session,
  rgb: Float32Array,
  plan: InputPlan,
  eighths: Eighths,
  signal: AbortSignal,
): Promise<{ readonly copy: Turned; readonly grid: FeatureGrid }> {
  const copy = turnRgb(rgb, plan.content, eighths);
  const grid = await embed(session, copy.rgb, turnedPlan(plan, copy, eighths));
  signal.throwIfAborted();
  return { copy, grid };
}

/** The plan of a copy: on its side after a quarter, else as it was. */
function turnedPlan(plan: InputPlan, { size }: Turned, eighths: Eighths): InputPlan {
  if (eighths !== 2 && eighths !== 6) return plan;
  const { padded, grid } = plan;
  return {
    content: size,
    padded: { width: padded.height, height: padded.width },
    grid: { rows: grid.cols, cols: grid.rows },
  };
}

/** @param rgb is written over */
async function embed(
  session: Session,
  rgb: Float32Array<ArrayBuffer>,
  plan: InputPlan,
): Promise<FeatureGrid> {
  const features = await embedInput(session, rgb, plan);
  features.dispose();
  return features.grid;
}
