import type { StagePoint } from './viewport';
import type { Stage } from './stage';

const WHEEL_ZOOM = 0.0016;
/** Trackpads report a pinch as a wheel with Ctrl, in much smaller steps. */
const PINCH_ZOOM = 0.012;
const LINE_PX = 16;
/** A hand is never quite still. */
const TAP_PX = 4;

/** Takes the drags of one pointer in place of moving the photo; two still pinch. */
export interface DragTool {
  start(at: StagePoint): void;
  move(at: StagePoint): void;
  end(): void;
}

export interface GestureListener {
  /** Where the pointer is; null when it has left. */
  onPoint(point: StagePoint | null): void;
  /** A press that did not move. */
  onTap(point: StagePoint): void;
  toolInHand(): DragTool | null;
}

/** Wheel, drag, pinch, tap and double click on the stage. Returns a function that lets go. */
export function attachGestures(
  element: HTMLElement,
  stage: Stage,
  listener: GestureListener,
): () => void {
  const onPoint = (point: StagePoint | null) => listener.onPoint(point);
  const controller = new AbortController();
  const options = { signal: controller.signal };
  const pointers = new Map<number, StagePoint>();
  let drag: DragTool | null = null;
  /** Where the first pointer came down, as long as it has not moved. */
  let tap: StagePoint | null = null;
  const at = (event: MouseEvent): StagePoint => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const delta =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
    stage.zoom(Math.exp(-delta * (event.ctrlKey ? PINCH_ZOOM : WHEEL_ZOOM)), at(event));
    onPoint(at(event));
  };
  const onDown = (event: PointerEvent) => {
    if (event.button > 1) return;
    pointers.set(event.pointerId, at(event));
    drag = pointers.size === 1 && event.button === 0 ? listener.toolInHand() : null;
    drag?.start(at(event));
    tap = pointers.size === 1 && event.button === 0 && !drag ? at(event) : null;
    element.setPointerCapture(event.pointerId);
    if (!drag) element.dataset.dragging = 'true';
    onPoint(at(event));
  };
  const onMove = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    const now = at(event);
    if (tap && Math.hypot(now.x - tap.x, now.y - tap.y) > TAP_PX) tap = null;
    if (before) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) pinch(stage, other, before, now);
      else if (drag) drag.move(now);
      else stage.pan(now.x - before.x, now.y - before.y);
      pointers.set(event.pointerId, now);
    }
    onPoint(now);
  };
  const onUp = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
    drag?.end();
    drag = null;
    if (tap && event.type === 'pointerup') listener.onTap(tap);
    tap = null;
    if (pointers.size === 0) delete element.dataset.dragging;
  };

  element.addEventListener('wheel', onWheel, { ...options, passive: false });
  element.addEventListener('pointerdown', onDown, options);
  element.addEventListener('pointermove', onMove, options);
  element.addEventListener('pointerup', onUp, options);
  element.addEventListener('pointercancel', onUp, options);
  element.addEventListener('pointerleave', () => onPoint(null), options);
  element.addEventListener('dblclick', () => stage.fit(), options);
  return () => controller.abort();
}

/** One finger of two has moved: zoom by the change of their distance, pan with their middle. */
function pinch(stage: Stage, still: StagePoint, before: StagePoint, now: StagePoint): void {
  const distance = (point: StagePoint) => Math.hypot(point.x - still.x, point.y - still.y);
  const middle = { x: (now.x + still.x) / 2, y: (now.y + still.y) / 2 };
  stage.zoom(distance(now) / Math.max(1, distance(before)), middle);
  stage.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
}
