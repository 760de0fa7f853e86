import { useEffect, useState } from 'react';
import type { Bin } from '../../core/project/item';
import type { MaskTarget } from '../../state/actions/masks';
import { takeDrop } from '../../state/actions/load';
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
      setOver(maskTarget(event)?.isAsked ? null : sideOf(event));
    };
    const onDragLeave = (event: DragEvent) => {
      // Leaving an element for another one has a related target, leaving the window has none.
      if (event.relatedTarget === null) setOver(null);
    };
    const onDrop = (event: DragEvent) => {
      setOver(null);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const coming = input.fromDrop(event);
      const photo = maskTarget(event);
      void takeDrop(app, coming, sideOf(event), photo);
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

/** The photo that is dropped on: where masks are asked for, or in a list. */
function maskTarget({ target }: DragEvent): MaskTarget | null {
  if (!(target instanceof Element)) return null;
  const asked = target.closest('[data-mask-for]')?.getAttribute('data-mask-for');
  if (asked) return { id: asked, isAsked: true };
  const listed = target.closest('[data-item]')?.getAttribute('data-item');
  return listed ? { id: listed, isAsked: false } : null;
}

/** The overlay's halves: side by side, or one above the other on a narrow page. */
function sideOf({ clientX, clientY }: DragEvent): Bin {
  const isFirst = innerWidth < innerHeight ? clientY < innerHeight / 2 : clientX < innerWidth / 2;
  return isFirst ? 'reference' : 'query';
}
