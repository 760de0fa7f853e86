import { useLayoutEffect, useState, type RefObject } from 'react';

const TILE_PX = 56;

/** How many square tiles fit side by side, and their side; follows the element's width. */
export function useColumns(
  element: RefObject<HTMLElement | null>,
  gapPx: number,
): { columns: number; tilePx: number } {
  const [width, setWidth] = useState(272);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => {
      const style = getComputedStyle(target);
      setWidth(target.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight));
    };
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  const columns = Math.max(3, Math.floor((width + gapPx) / (TILE_PX + gapPx)));
  return { columns, tilePx: Math.max(24, Math.floor((width + gapPx) / columns) - gapPx) };
}
