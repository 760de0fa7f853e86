import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { ImagePoint } from '../../core/image/geometry';
import { toImage, toStage, type Viewport } from './viewport';

interface LineEndProps {
  readonly name: string;
  readonly point: ImagePoint;
  readonly viewport: Viewport;
  readonly onMove: (point: ImagePoint) => void;
}

const STEP_PX = 1;
const LARGE_STEP_PX = 10;

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One end of a line on the photo: dragged, or moved with the arrow keys by pixels of the photo. */
export function LineEnd({ name, point, viewport, onMove }: LineEndProps) {
  const grip = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const { x, y } = toStage(viewport, point);
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    const step = event.shiftKey ? LARGE_STEP_PX : STEP_PX;
    onMove({ x: point.x + way[0] * step, y: point.y + way[1] * step });
  };
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX - x, y: event.clientY - y };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!grip.current) return;
    const at = { x: event.clientX - grip.current.x, y: event.clientY - grip.current.y };
    onMove(toImage(viewport, at));
  };
  const letGo = () => {
    grip.current = null;
  };
  return (
    <button
      type="button"
      className="line-end"
      aria-label={`${name} at ${Math.round(point.x)}, ${Math.round(point.y)} pixels`}
      title="Drag it, or move it with the arrow keys; Shift moves it ten pixels"
      style={{ transform: `translate(${x}px, ${y}px)` }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    />
  );
}
