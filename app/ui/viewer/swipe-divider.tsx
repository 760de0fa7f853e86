import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { MoveHorizontal } from 'lucide-react';

interface SwipeDividerProps {
  /** Share of the stage that shows the photo, 0 to 1. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

const STEP = 0.01;
const LARGE_STEP = 0.1;

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -STEP,
  ArrowDown: -STEP,
  ArrowRight: STEP,
  ArrowUp: STEP,
  PageDown: -LARGE_STEP,
  PageUp: LARGE_STEP,
  Home: -1,
  End: 1,
};

/** Divider between the photo on its left and the reference on its right. */
export function SwipeDivider({ value, onChange }: SwipeDividerProps) {
  const isHeld = useRef(false);
  const move = (share: number) => onChange(Math.min(1, Math.max(0, share)));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const isLarge = event.shiftKey && Math.abs(step) === STEP;
    move(value + (isLarge ? Math.sign(step) * LARGE_STEP : step));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    isHeld.current = true;
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const stage = event.currentTarget.parentElement?.getBoundingClientRect();
    if (isHeld.current && stage) move((event.clientX - stage.left) / stage.width);
  };
  const letGo = () => {
    isHeld.current = false;
  };
  const percent = Math.round(value * 100);
  return (
    <div
      role="slider"
      tabIndex={0}
      className="swipe-divider"
      aria-label="Divider between photo and reference"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={`${percent} % photo, ${100 - percent} % reference`}
      title="Drag it, or move it with the arrow keys; double click puts it into the middle"
      style={{ left: `${value * 100}%` }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onDoubleClick={() => onChange(0.5)}
    >
      {/* At either end it stays on the stage. */}
      <span className="swipe-grip" style={{ translate: `${(0.5 - value) * 100}%` }}>
        <MoveHorizontal aria-hidden />
      </span>
    </div>
  );
}
