import type { App } from '../../state/app';
import type { UiStore } from '../shared/ui-store';

export const guideSteps = ['look', 'why', 'decide'] as const;
export type GuideStep = (typeof guideSteps)[number];

const KEY = 'guide';
const DONE = 'done';

/** Whether somebody on this device has seen the guide, or waved it away. */
export function hasSeenGuide(app: App): boolean {
  return app.preferences.read(KEY) === DONE;
}

export function startGuide(ui: UiStore): void {
  ui.setState({ guide: 'look' });
}

export function endGuide(app: App, ui: UiStore): void {
  app.preferences.write(KEY, DONE);
  ui.setState({ guide: null });
}

/** On to the step after `step`; the guide ends after the last. Nothing when it is elsewhere. */
export function leaveStep(app: App, ui: UiStore, step: GuideStep): void {
  if (ui.getState().guide !== step) return;
  const next = guideSteps[guideSteps.indexOf(step) + 1];
  if (next) ui.setState({ guide: next });
  else endGuide(app, ui);
}
