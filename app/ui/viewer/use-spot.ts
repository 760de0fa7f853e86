import { useEffect, type RefObject } from 'react';
import type { Item } from '../../core/project/item';
import type { ImagePoint } from '../../core/image/geometry';
import { useUiStore } from '../shared/app-context';
import type { UiState, UiStore } from '../shared/ui-store';
import type { Stage } from './stage';

/** A second click so near, in CSS pixels, means the same spot. */
const SAME_SPOT_PX = 12;

/** Keeps the loupe's ring, and the line to what it has found, where they belong. */
export function useSpotMarks(
  stageRef: RefObject<Stage | null>,
  item: Item,
  reference: Item | null,
): void {
  const ui = useUiStore();
  useEffect(() => {
    const mark = ({ spot, matches }: UiState) => {
      const own = spot?.id === item.id ? spot : null;
      const match = own && matches.find((one) => one.reference === reference?.id);
      stageRef.current?.mark({
        spot: own?.at ?? null,
        isPinned: own?.pinned ?? false,
        match: match && reference ? onPhoto(match.at, reference, item) : null,
      });
    };
    mark(ui.getState());
    return ui.subscribe((state, before) => {
      if (state.spot !== before.spot || state.matches !== before.matches) mark(state);
    });
  }, [ui, stageRef, item, reference]);
}

/** The same place of the photo that a reference is stretched over. */
function onPhoto(at: ImagePoint, reference: Item, item: Item): ImagePoint | null {
  if (!reference.image || !item.image) return null;
  return {
    x: (at.x / reference.image.width) * item.image.width,
    y: (at.y / reference.image.height) * item.image.height,
  };
}

/** The loupe follows the pointer unless it is pinned to this photo; null lets go. */
export function followPointer(ui: UiStore, { id, image }: Item, at: ImagePoint | null): void {
  const { spot } = ui.getState();
  if (spot?.pinned && spot.id === id) return;
  if (at && image && isOn(at, image)) {
    ui.setState({ spot: { id, at, pinned: false } });
  } else if (spot) {
    ui.setState({ spot: null });
  }
}

/** Pins the loupe to a point, or lets it go there. */
export function pinSpot(ui: UiStore, stage: Stage, item: Item, at: ImagePoint): void {
  const { id, image } = item;
  if (!image) return;
  const { spot } = ui.getState();
  const before = spot?.pinned && spot.id === id ? spot.at : null;
  const isSame =
    before && stage.lengthOf(Math.hypot(before.x - at.x, before.y - at.y)) < SAME_SPOT_PX;
  if (isOn(at, image) && !isSame) ui.setState({ spot: { id, at, pinned: true } });
  else if (before) ui.setState({ spot: null });
}

function isOn({ x, y }: ImagePoint, { width, height }: { width: number; height: number }): boolean {
  return x >= 0 && y >= 0 && x < width && y < height;
}
