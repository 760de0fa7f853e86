import type { ImagePoint } from '../../core/image/geometry';
import type { ItemId } from '../../core/project/item';
import type { App } from '../../state/app';
import { oddestPoint, stepPatch } from '../../state/results/loupe';
import type { Spot, UiStore } from './ui-store';

/** The patch that the loupe shows. */
export interface LookedAt {
  readonly id: ItemId;
  readonly at: ImagePoint;
  readonly hold: 'oddest' | 'pointer' | 'pinned';
}

/** Where something points to, else the oddest patch of the photo; null without either. */
export function lookedAt(app: App, spot: Spot | null, selected: ItemId): LookedAt | null {
  if (spot && app.liveItems.get(spot.id)) {
    return { id: spot.id, at: spot.at, hold: spot.pinned ? 'pinned' : 'pointer' };
  }
  const at = oddestPoint(app, selected);
  return at && { id: selected, at, hold: 'oddest' };
}

export function pinLoupe(ui: UiStore, id: ItemId, at: ImagePoint): void {
  ui.setState({ spot: { id, at, pinned: true } });
}

export function letLoupeGo(ui: UiStore): void {
  ui.setState({ spot: null });
}

/** Pins the loupe on the oddest patch, of a photo without scores on its middle; or lets it go. */
export function toggleLoupe(app: App, ui: UiStore): void {
  if (ui.getState().spot?.pinned) return letLoupeGo(ui);
  const { selected } = app.store.getState().view;
  const image = selected === null ? null : app.liveItems.get(selected)?.image;
  if (selected === null || !image) return;
  const middle = { x: image.width / 2, y: image.height / 2 };
  pinLoupe(ui, selected, oddestPoint(app, selected) ?? middle);
}

/** Moves the pinned loupe by whole patches. */
export function moveLoupe(app: App, ui: UiStore, rows: number, cols: number): void {
  const { spot } = ui.getState();
  const at = spot?.pinned ? stepPatch(app, spot.id, spot.at, { rows, cols }) : null;
  if (spot && at) pinLoupe(ui, spot.id, at);
}
