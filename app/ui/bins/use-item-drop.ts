import { useEffect, useState, type RefObject } from 'react';
import type { Bin } from '../../core/project/item';
import { useApp } from '../shared/app-context';
import { moveTo } from '../shared/item-actions';
import { carriesItems, droppedItems } from '../lists/drag-items';

/** Takes rows dragged from the other list; true while they are held over the element. */
export function useItemDrop(target: RefObject<HTMLElement | null>, bin: Bin): boolean {
  const app = useApp();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const element = target.current;
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const onDragOver = (event: DragEvent) => {
      if (!carriesItems(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      const into = event.relatedTarget;
      if (!(into instanceof Node && element?.contains(into))) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!carriesItems(event)) return;
      event.preventDefault();
      moveTo(app, droppedItems(event), bin);
    };
    element?.addEventListener('dragover', onDragOver, options);
    element?.addEventListener('dragleave', onDragLeave, options);
    element?.addEventListener('drop', onDrop, options);
    return () => controller.abort();
  }, [app, bin, target]);
  return over;
}
