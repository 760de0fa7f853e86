import { useEffect } from 'react';
import { useApp, useUiStore } from '../components/app-context';
import { startSearch, toggleGrid, toggleStrip } from '../components/list-actions';
import { isForThePage } from '../components/page-keys';
import type { useLayout } from '../components/use-media';

/** Keys of the lists: grid, film strip, search. */
export function useListKeys(layout: ReturnType<typeof useLayout>): void {
  const app = useApp();
  const ui = useUiStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isForThePage(event)) return;
      const key = event.key.toLowerCase();
      if (key === 'g') toggleGrid(app, ui);
      else if (key === 's') toggleStrip(ui, layout);
      else if (key === '/') startSearch(ui, layout);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [app, ui, layout]);
}
