import { showEvaluation } from '../../state/actions/view';
import type { App } from '../../state/app';
import { selectCounts } from './derived';
import type { UiStore } from './ui-store';
import type { Layout } from '../kit/use-media';

/** Shows all queries in place of the one in the viewer, or goes back to it. */
export function toggleGrid(app: App, ui: UiStore): void {
  const state = app.store.getState();
  const isShown = ui.getState().grid && !state.view.evaluation;
  if (state.view.evaluation) showEvaluation(app, false);
  ui.setState({ grid: !isShown && selectCounts(state).queries > 0, sheet: null });
}

/** Whether the film strip is shown: as chosen by hand, else on a phone, which has no list beside. */
export function isStripShown(strip: boolean | null, layout: Layout): boolean {
  return strip ?? layout === 'phone';
}

export function toggleStrip(ui: UiStore, layout: Layout): void {
  ui.setState(({ strip }) => ({ strip: !isStripShown(strip, layout) }));
}

/** Puts the cursor into the search field, in its sheet where the list is not on the page. */
export function startSearch(ui: UiStore, layout: Layout): void {
  const raise = () => ui.setState(({ searches }) => ({ searches: searches + 1 }));
  // At once where it can be: the next key is the first of what is looked for.
  if (layout !== 'phone' || ui.getState().grid) return raise();
  ui.setState({ sheet: 'queries' });
  requestAnimationFrame(raise);
}
