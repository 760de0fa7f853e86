import type { ViewMode } from '../../state/store';

/** What a view shows of a photo, and how it is called. */
export interface ViewTraits {
  readonly id: ViewMode;
  readonly label: string;
  readonly hint: string;
  /** Whether a reference is held against the photo. */
  readonly compares: boolean;
  readonly heat: 'none' | 'over' | 'alone';
  /** Whether all regions are outlined: as chosen, or whatever was chosen. */
  readonly outlines: 'chosen' | 'always' | 'never';
}

/** The views in the order of their keys, from 2 on. */
export const views: readonly ViewTraits[] = [
  {
    id: 'overlay',
    label: 'Overlay',
    hint: 'Heatmap over the photo (2)',
    compares: false,
    heat: 'over',
    outlines: 'chosen',
  },
  {
    id: 'side',
    label: 'Side by side',
    hint: 'Beside a reference (3)',
    compares: true,
    heat: 'over',
    outlines: 'chosen',
  },
  {
    id: 'swipe',
    label: 'Swipe',
    hint: 'A divider between photo and reference (4)',
    compares: true,
    heat: 'none',
    outlines: 'chosen',
  },
  {
    id: 'blink',
    label: 'Blink',
    hint: 'The reference as long as Space is held (5)',
    compares: true,
    heat: 'none',
    outlines: 'chosen',
  },
  {
    id: 'difference',
    label: 'Difference',
    hint: 'How far photo and reference are apart (6)',
    compares: true,
    heat: 'none',
    outlines: 'chosen',
  },
  {
    id: 'heatmap',
    label: 'Heatmap',
    hint: 'Heatmap alone (7)',
    compares: false,
    heat: 'alone',
    outlines: 'chosen',
  },
  {
    id: 'contours',
    label: 'Contours',
    hint: 'Photo with outlines and numbers of the regions (8)',
    compares: false,
    heat: 'none',
    outlines: 'always',
  },
  {
    id: 'photo',
    label: 'Photo',
    hint: 'Photo alone (9)',
    compares: false,
    heat: 'none',
    outlines: 'never',
  },
];

export function viewOf(mode: ViewMode): ViewTraits {
  return views.find(({ id }) => id === mode)!;
}
