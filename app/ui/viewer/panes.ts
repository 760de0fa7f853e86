import type { Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import type { StagePoint } from './viewport';

/** Where photo and reference are shown, in CSS pixels of the stage. */
export interface Panes {
  readonly query: Box;
  /** Null as long as there is one pane. */
  readonly reference: Box | null;
  /** Whether the reference is below, not beside. */
  readonly stacked: boolean;
}

export type PaneName = 'query' | 'reference';

/** Between the two panes. */
const GAP_PX = 2;

/** One pane, or two of one size: beside each other, on a portrait stage below each other. */
export function panesOf({ width, height }: Size, two: boolean): Panes {
  const stacked = height > width;
  if (!two) return { query: { x: 0, y: 0, width, height }, reference: null, stacked };
  if (stacked) {
    const half = Math.max(1, (height - GAP_PX) / 2);
    return {
      query: { x: 0, y: 0, width, height: half },
      reference: { x: 0, y: height - half, width, height: half },
      stacked,
    };
  }
  const half = Math.max(1, (width - GAP_PX) / 2);
  return {
    query: { x: 0, y: 0, width: half, height },
    reference: { x: width - half, y: 0, width: half, height },
    stacked,
  };
}

/** The pane under a point of the stage, and the point as the pane has it. */
export function paneAt(
  { query, reference, stacked }: Panes,
  { x, y }: StagePoint,
): { readonly pane: PaneName; readonly at: StagePoint } {
  const isBeyond = stacked ? y >= query.height : x >= query.width;
  if (!reference || !isBeyond) return { pane: 'query', at: { x, y } };
  return { pane: 'reference', at: { x: x - reference.x, y: y - reference.y } };
}
