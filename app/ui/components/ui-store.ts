import { createStore, type StoreApi } from 'zustand/vanilla';
import { noMarks, type Marks } from './marks';

/** The panels that slide up from below on a phone. */
export type SheetName = 'references' | 'queries' | 'details';

/** State of the page that no action of the project needs. */
export interface UiState {
  readonly marks: Marks;
  readonly sheet: SheetName | null;
  readonly contour: boolean;
  readonly shortcuts: boolean;
}

export type UiStore = StoreApi<UiState>;

export function createUiStore(): UiStore {
  return createStore<UiState>()(() => ({
    marks: noMarks,
    sheet: null,
    contour: true,
    shortcuts: false,
  }));
}
