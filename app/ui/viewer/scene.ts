import type { ImagePoint, Size } from '../../core/image/geometry';
import type { RegionLayer } from './layers';
import type { PhotoLevels } from './photo-levels';
import type { ViewTraits } from '../shared/views';

/** All that the stage shows of a photo. */
export interface Scene {
  readonly image: Size;
  readonly photo: PhotoLevels;
  /** Levels of the reference; empty in views that compare with none. */
  readonly reference: PhotoLevels;
  readonly heat: HTMLCanvasElement | null;
  readonly regions: RegionLayer | null;
  /** Whether all regions are drawn, or the one that is pointed at alone. */
  readonly outlined: boolean;
  readonly pointedAt: number | null;
  readonly view: ViewTraits;
  readonly opacity: number;
  /** Whether the reference takes the photo's place for now. */
  readonly held: boolean;
  /** How much of the stage's width is left of the divider, 0 to 1. */
  readonly swipe: number;
}

/** Spots that are pointed out, in image pixels of the photo. */
export interface Marks {
  /** Where the pointer is, in either of two panes. */
  readonly cross: ImagePoint | null;
  /** The patch that the loupe shows. */
  readonly spot: ImagePoint | null;
  readonly isPinned: boolean;
  /** The loupe's match in the reference that is shown. */
  readonly match: ImagePoint | null;
}

export const noMarks: Marks = { cross: null, spot: null, isPinned: false, match: null };
