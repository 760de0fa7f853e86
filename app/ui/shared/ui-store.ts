import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImagePoint } from '../../core/image/geometry';
import type { Bin, ItemId } from '../../core/project/item';
import type { Box } from '../../core/regions/measure';
import type { CameraSession } from '../../state/camera/session';
import { noneMarked, type MarkedRows } from './multi-selection';

/** The panels that slide up from below on a phone. */
export type SheetName = 'references' | 'queries' | 'details';

/** State of the page that no action of the project needs. */
export interface UiState {
  readonly marks: MarkedRows;
  readonly sheet: SheetName | null;
  readonly contour: boolean;
  readonly shortcuts: boolean;
  /** Number of the region that is pointed at. */
  readonly region: number | null;
  /** The part of the photo that the viewer was last asked to show, in image pixels. */
  readonly lookAt: Box | null;
  /** Whether a line of known length is being drawn on the photo. */
  readonly measuring: boolean;
  /** The spot that the loupe is on. */
  readonly spot: Spot | null;
  /** Where the patch under the loupe was found in the references, nearest first. */
  readonly matches: readonly Match[];
  /** The reference that views hold against the query; null takes the one most alike. */
  readonly compareWith: ItemId | null;
  /** Whether the reference takes the photo's place for as long as a key or button is held. */
  readonly referenceHeld: boolean;
  /** Whether the grid of all queries takes the place of the viewer. */
  readonly grid: boolean;
  /** Least width of a picture in the grid. */
  readonly gridTilePx: number;
  /** Whether the strip of thumbnails lies below the viewer; null leaves it to the layout. */
  readonly strip: boolean | null;
  readonly palette: boolean;
  /** Whether it is asked which photos a report shall show. */
  readonly reporting: boolean;
  /** Whether it is asked what goes into an export. */
  readonly exporting: boolean;
  /** Whether the list of projects is open. */
  readonly projects: boolean;
  /** Whether the masks without a photo are listed. */
  readonly waitingMasks: boolean;
  /** The step that the guide is at; null while it is not shown. */
  readonly guide: 'look' | 'why' | 'decide' | null;
  /** Rises when the search field is asked for. */
  readonly searches: number;
  /** Whether the comment is asked for; its field takes the focus then. */
  readonly commenting: boolean;
  /** Where photos of the camera go; null while its view is closed. */
  readonly camera: Bin | null;
  /** The camera of that view; null until the view is there. */
  readonly session: CameraSession | null;
  /** The photo on the screen, to be moved from elsewhere; null while none is shown. */
  readonly stage: StageControls | null;
}

/** Operations of the viewer's stage. */
export interface StageControls {
  fit(): void;
  /** A pixel of the photo as large as one of the screen. */
  actual(): void;
  zoom(factor: number): void;
  /** In CSS pixels. */
  pan(dx: number, dy: number): void;
  isFitted(): boolean;
}

/** A point of a photo that is asked about. */
export interface Spot {
  readonly id: ItemId;
  /** In image pixels. */
  readonly at: ImagePoint;
  /** Stays when the pointer leaves. */
  readonly pinned: boolean;
}

/** A reference patch. */
export interface Match {
  readonly reference: ItemId;
  /** Its middle, in pixels of the reference. */
  readonly at: ImagePoint;
  readonly distance: number;
}

export type UiStore = StoreApi<UiState>;

export function createUiStore(): UiStore {
  return createStore<UiState>()(() => ({
    marks: noneMarked,
    sheet: null,
    contour: true,
    shortcuts: false,
    region: null,
    lookAt: null,
    measuring: false,
    spot: null,
    matches: [],
    compareWith: null,
    referenceHeld: false,
    grid: false,
    gridTilePx: 144,
    strip: null,
    palette: false,
    reporting: false,
    exporting: false,
    projects: false,
    waitingMasks: false,
    guide: null,
    searches: 0,
    commenting: false,
    camera: null,
    session: null,
    stage: null,
  }));
}
