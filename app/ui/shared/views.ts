import {
  Columns2,
  Diff,
  Eye,
  Flame,
  FoldHorizontal,
  Image,
  Layers,
  Spline,
  type LucideIcon,
} from 'lucide-react';
import type { ViewMode } from '../../state/store/store';

/** A view of a photo: its parts and its name. */
export interface ViewTraits {
  readonly id: ViewMode;
  readonly label: string;
  readonly about: string;
  readonly key: string;
  readonly icon: LucideIcon;
  /** Whether a reference is held against the photo. */
  readonly compares: boolean;
  readonly heat: 'none' | 'over' | 'alone';
  /** Whether all regions are outlined: as chosen, or whatever was chosen. */
  readonly outlines: 'chosen' | 'always' | 'never';
}

/** The views in the order of their keys; 0 and 1 are for the zoom. */
export const views: readonly ViewTraits[] = [
  {
    id: 'overlay',
    label: 'Overlay',
    about: 'Heatmap over the photo',
    key: '2',
    icon: Layers,
    compares: false,
    heat: 'over',
    outlines: 'chosen',
  },
  {
    id: 'side',
    label: 'Side by side',
    about: 'Beside a reference',
    key: '3',
    icon: Columns2,
    compares: true,
    heat: 'over',
    outlines: 'chosen',
  },
  {
    id: 'swipe',
    label: 'Swipe',
    about: 'A divider between photo and reference',
    key: '4',
    icon: FoldHorizontal,
    compares: true,
    heat: 'none',
    outlines: 'chosen',
  },
  {
    id: 'blink',
    label: 'Blink',
    about: 'The reference as long as Space is held',
    key: '5',
    icon: Eye,
    compares: true,
    heat: 'none',
    outlines: 'chosen',
  },
  {
    id: 'difference',
    label: 'Difference',
    about: 'How far photo and reference are apart',
    key: '6',
    icon: Diff,
    compares: true,
    heat: 'none',
    outlines: 'chosen',
  },
  {
    id: 'heatmap',
    label: 'Heatmap',
    about: 'Heatmap alone',
    key: '7',
    icon: Flame,
    compares: false,
    heat: 'alone',
    outlines: 'chosen',
  },
  {
    id: 'contours',
    label: 'Contours',
    about: 'Photo with outlines and numbers of the regions',
    key: '8',
    icon: Spline,
    compares: false,
    heat: 'none',
    outlines: 'always',
  },
  {
    id: 'photo',
    label: 'Photo',
    about: 'Photo alone',
    key: '9',
    icon: Image,
    compares: false,
    heat: 'none',
    outlines: 'never',
  },
];

export function viewOf(mode: ViewMode): ViewTraits {
  return views.find(({ id }) => id === mode)!;
}
