import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Box } from '../../core/regions/measure';
import { noMarks, type Marks } from './marks';

/** The panels that slide up from below on a phone. */
export type SheetName = 'references' | 'queries' | 'details';

/** State of the page that no action of the project needs. */
export interface UiState {
  readonly marks: Marks;
  readonly sheet: SheetName | null;
  readonly contour: boolean;
  readonly shortcuts: boolean;
  /** Number of the region that is pointed at. */
  readonly region: number | null;
  /** The part of the photo that the viewer was last asked to show, in image pixels. */
  readonly lookAt: Box | null;
  /** Whether a line of known length is being drawn on the photo. */
  readonly measuring: boolean;
}

export type UiStore = StoreApi<UiState>;

export function createUiStore(): UiStore {
  return createStore<UiState>()(() => ({
    marks: noMarks,
    sheet: null,
    contour: true,
    shortcuts: false,
    region: null,
    lookAt: null,
    measuring: false,
  }));
}
