import type { Size } from '../image/geometry';
import { DEFECT_KINDS, type DefectOptions } from './defects';

/** Sizes of drawn defects, as shares of the picture's shorter side: each half as large again. */
export const DEFECT_SHARES = [0.02, 0.03, 0.045, 0.07, 0.1, 0.15] as const;

/** From faint to clear. */
const CONTRASTS = [0.4, 0.7] as const;

/**
 * The defects that are drawn on one reference: every kind in every size, the contrasts taking
 * turns, so that two references see all combinations.
 *
 * @param input size of the backbone's input
 * @param turn number of the reference
 */
export function planDefects(
  input: Size,
  turn: number,
): (DefectOptions & { readonly share: number })[] {
  const side = Math.min(input.width, input.height);
  return DEFECT_SHARES.flatMap((share, i) =>
    DEFECT_KINDS.map((kind, j) => ({
      kind,
      share,
      sizePx: share * side,
      contrast: CONTRASTS[(i + j + turn) % CONTRASTS.length]!,
    })),
  );
}
