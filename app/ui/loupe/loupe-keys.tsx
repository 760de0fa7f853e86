import { useEffect } from 'react';
import { lacksFeatures } from '../../state/results/loupe';
import { useApp, useUiStore } from '../shared/app-context';
import { letLoupeGo, moveLoupe } from '../shared/spot';
import { pointWords } from '../words/loupe';
import { useLoupe } from './use-loupe';

const steps: Readonly<Record<string, readonly [rows: number, cols: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Keys, announcements and shared state of the loupe, independent of its panel. */
export function LoupeKeys() {
  const app = useApp();
  const ui = useUiStore();
  const view = useLoupe();
  useKeys();
  useLetGo();

  const id = view?.id ?? null;
  const lacking = id !== null && lacksFeatures(app, id);
  useEffect(() => {
    if (id !== null && lacking) app.loupeFeatures.ask(id);
    else app.loupeFeatures.letGo();
  }, [app, id, lacking]);

  const matches = view?.result.kind === 'found' ? view.result.matches : null;
  useEffect(() => ui.setState({ matches: matches ?? [] }), [ui, matches]);

  const said =
    view?.hold === 'pinned' ? `${view.item.name} at ${pointWords(view.at)}. ${view.sentence}` : '';
  // Without a role: the page has one status, its progress.
  return (
    <div className="visually-hidden" aria-live="polite" data-loupe-said>
      {said}
    </div>
  );
}

function useKeys(): void {
  const app = useApp();
  const ui = useUiStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = event.altKey ? steps[event.key] : undefined;
      const isPinned = ui.getState().spot?.pinned === true;
      if (step && isPinned && isAtLoupe(event)) moveLoupe(app, ui, ...step);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [app, ui]);
}

/** Not in a field, a menu or another dialogue, which have arrows of their own. */
function isAtLoupe(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return false;
  const own = event.target.closest('input, select, textarea, dialog, [popover]');
  return own === null || event.target.closest('.loupe') !== null;
}

/** A spot is of the photo that is looked at: walking on leaves it behind. */
function useLetGo(): void {
  const app = useApp();
  const ui = useUiStore();
  useEffect(
    () =>
      app.store.subscribe(({ view: { selected } }, before) => {
        const { spot } = ui.getState();
        if (selected !== before.view.selected && spot && spot.id !== selected) letLoupeGo(ui);
      }),
    [app, ui],
  );
}
