import { useEffect, useState } from 'react';
import type { Bin } from '../../core/project/item';
import { takeComing } from '../../state/actions/load';
import { useApp, useFileInput } from '../shared/app-context';

/** Where a drop would go while files are dragged over the page; null while none are. */
export function usePageDrop(): Bin | null {
  const app = useApp();
  const input = useFileInput();
  const [over, setOver] = useState<Bin | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const onDragOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(sideOf(event));
    };
    const onDragLeave = (event: DragEvent) => {
      // Leaving an element for another one has a related target, leaving the window has none.
      if (event.relatedTarget === null) setOver(null);
    };
    const onDrop = (event: DragEvent) => {
      setOver(null);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      void takeComing(app, input.fromDrop(event), sideOf(event), 'What was dropped');
    };
    addEventListener('dragenter', onDragOver, options);
    addEventListener('dragover', onDragOver, options);
    addEventListener('dragleave', onDragLeave, options);
    addEventListener('dragend', () => setOver(null), options);
    addEventListener('drop', onDrop, options);
    return () => controller.abort();
  }, [app, input]);
  return over;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** The overlay's halves: side by side, or one above the other on a narrow page. */
function sideOf({ clientX, clientY }: DragEvent): Bin {
  const isFirst = innerWidth < innerHeight ? clientY < innerHeight / 2 : clientX < innerWidth / 2;
  return isFirst ? 'reference' : 'query';
}
