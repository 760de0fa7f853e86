import type { KeyboardEvent, PointerEvent } from 'react';
import { Eye } from 'lucide-react';
import { useUiState, useUiStore } from '../shared/app-context';

const isHoldKey = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter';

/** Shows the reference as long as it is held down: for fingers, and for keys on the button. */
export function HoldButton() {
  const ui = useUiStore();
  const held = useUiState((state) => state.referenceHeld);
  const hold = (referenceHeld: boolean) => ui.setState({ referenceHeld });
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    hold(true);
  };
  return (
    <button
      type="button"
      className="hold-button"
      aria-pressed={held}
      onPointerDown={onPointerDown}
      onPointerUp={() => hold(false)}
      onPointerCancel={() => hold(false)}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        hold(true);
      }}
      onKeyUp={(event) => isHoldKey(event) && hold(false)}
      onBlur={() => hold(false)}
    >
      <Eye aria-hidden />
      Hold for the reference
      <kbd>Space</kbd>
    </button>
  );
}
