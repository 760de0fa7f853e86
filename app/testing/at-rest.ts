import { expect, vi } from 'vitest';
import type { ItemId } from '../core/project/item';
import type { App } from '../state/app';
import { countItems } from '../state/store/selectors';
import type { AppState } from '../state/store/store';

/** State of the store once all items are published. */
export function stateOf(app: App): AppState {
  app.liveItems.publish();
  return app.store.getState();
}

/** Waits until nothing is left to do. */
export const settled = (app: App): Promise<void> =>
  vi.waitFor(() => {
    expect(countItems(stateOf(app)).left).toBe(0);
    expect(stateOf(app).inspecting).toBeNull();
  }, 5000);

/** The same, and until the references have been judged. */
export async function calibrated(app: App): Promise<void> {
  await settled(app);
  await vi.waitFor(() => expect(stateOf(app).calibration).not.toBeNull());
}

/** Of the first image with that name. */
export const idOf = (app: App, name: string): ItemId =>
  [...app.liveItems.values()].find((item) => item.name === name)!.id;
