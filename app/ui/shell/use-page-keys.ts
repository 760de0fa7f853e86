import { useEffect } from 'react';
import type { Label } from '../../core/project/item';
import { setLabel, toggleLabel } from '../../state/actions/labels';
import { showProof } from '../../state/actions/view';
import { useApp, useUiStore } from '../components/app-context';
import { itemsInHand, removeAndStep } from '../components/item-actions';
import { noMarks } from '../components/marks';
import { isForThePage, isUndoKey } from '../components/page-keys';

const labelKeys: Readonly<Record<string, Label>> = { n: 'good', x: 'defective' };

/** Keys of the page as a whole. */
export function usePageKeys(): void {
  const app = useApp();
  const ui = useUiStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isUndoKey(event)) {
        if (event.shiftKey || event.key === 'y') app.history.redo();
        else app.history.undo();
        event.preventDefault();
        return;
      }
      if (!isForThePage(event)) return;
      const inHand = itemsInHand(app, ui);
      const { proof } = app.store.getState().view;
      const label = labelKeys[event.key.toLowerCase()];
      if (event.key === '?') ui.setState({ shortcuts: true });
      else if (event.key === 'Escape' && proof) showProof(app, false);
      // Not used up: the viewer fits the photo by it.
      else if (event.key === 'Escape') return ui.setState({ marks: noMarks });
      else if (event.key.toLowerCase() === 'p') showProof(app, !proof);
      else if (label) toggleLabel(app, inHand, label);
      else if (event.key === 'Backspace') setLabel(app, inHand, null);
      else if (event.key === 'Delete' && inHand.length > 0) removeAndStep(app, ui, inHand);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    // Marks are about what one looks at: walking on from elsewhere leaves them behind.
    const unsubscribe = app.store.subscribe(({ view: { selected } }, before) => {
      if (selected === before.view.selected || selected === null) return;
      const { marks } = ui.getState();
      if (!marks.ids.has(selected)) ui.setState({ marks: noMarks });
    });
    return () => {
      removeEventListener('keydown', onKeyDown);
      unsubscribe();
    };
  }, [app, ui]);
}
