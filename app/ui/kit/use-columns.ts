import { useLayoutEffect, useState, type RefObject } from 'react';

interface ColumnOptions {
  readonly gapPx: number;
  /** Least width of a tile. */
  readonly tilePx: number;
  /** Columns that there are also where tiles get smaller by them. */
  readonly fewest: number;
}

/** How many square tiles fit side by side, and their side; follows the element's width. */
export function useColumns(
  element: RefObject<HTMLElement | null>,
  { gapPx, tilePx, fewest }: ColumnOptions,
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
  const columns = Math.max(fewest, Math.floor((width + gapPx) / (tilePx + gapPx)));
  return { columns, tilePx: Math.max(24, Math.floor((width + gapPx) / columns) - gapPx) };
}
