import { Flame, Image, Layers, type LucideIcon } from 'lucide-react';
import type { ViewMode } from '../../state/store';

interface ViewModeFacts {
  readonly mode: ViewMode;
  readonly name: string;
  readonly about: string;
  readonly key: string;
  readonly icon: LucideIcon;
}

/** The views of a photo in the order of their keys. */
export const viewModes: readonly ViewModeFacts[] = [
  { mode: 'overlay', name: 'Overlay', about: 'Heatmap over the photo', key: '2', icon: Layers },
  { mode: 'heatmap', name: 'Heatmap', about: 'Heatmap alone', key: '7', icon: Flame },
  { mode: 'photo', name: 'Photo', about: 'Photo alone', key: '9', icon: Image },
];
