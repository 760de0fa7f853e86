import { useEffect } from 'react';
import type { App } from '../../state/app';
import type { AppState } from '../../state/store/store';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { selectCounts } from '../shared/derived';
import type { UiStore } from '../shared/ui-store';
import { hasSeenGuide, leaveStep, startGuide } from './guide-state';

/** Starts the guide with the first results ever, and goes on when its step has been done. */
export function useGuide(): void {
  const app = useApp();
  const ui = useUiStore();
  const hasResults = useAppState((state) => !state.inspecting && selectCounts(state).scored > 0);
  useEffect(() => {
    if (hasResults && !hasSeenGuide(app)) startGuide(ui);
  }, [app, ui, hasResults]);
  useEffect(() => follow(app, ui), [app, ui]);
}

function follow(app: App, ui: UiStore): () => void {
  const unsubscribe = [
    app.store.subscribe((now, before) => {
      const { selected } = now.view;
      if (selected !== before.view.selected && before.view.selected !== null && !now.inspecting) {
        leaveStep(app, ui, 'look');
      }
      if (hasDecided(now, before)) leaveStep(app, ui, 'decide');
    }),
    ui.subscribe(({ spot }, before) => {
      if (spot?.pinned && spot !== before.spot) leaveStep(app, ui, 'why');
    }),
  ];
  return () => unsubscribe.forEach((stop) => stop());
}

/** Whether the person has moved the line or labelled a photo. */
function hasDecided(now: AppState, before: AppState): boolean {
  if (now.ownThreshold !== before.ownThreshold) return true;
  if (now.falseAlarmRate !== before.falseAlarmRate) return true;
  const { selected } = now.view;
  if (selected === null || now.items === before.items) return false;
  return now.items[selected]?.label !== before.items[selected]?.label;
}
