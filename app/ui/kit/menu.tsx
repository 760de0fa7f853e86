import {
  useEffect,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { Check } from 'lucide-react';
import { placeAt } from './place-panel';
import './popover.css';

export interface MenuAction {
  readonly label: string;
  readonly icon: ReactNode;
  readonly keys?: string;
  readonly disabled?: boolean;
  /** For actions that toggle. */
  readonly on?: boolean;
  /** Preceded by a separator. */
  readonly apart?: boolean;
  readonly run: () => void;
}

/** The items of a menu inside a popover: arrow keys walk, Enter runs. */
export function MenuItems({ actions }: { actions: readonly MenuAction[] }) {
  const choose = (event: MouseEvent<HTMLButtonElement>, run: () => void) => {
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
    run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.menu-item:enabled')];
    const at = items.findIndex((item) => item === document.activeElement);
    const next = step === undefined ? (event.key === 'Home' ? 0 : -1) : (at + step) % items.length;
    items.at(next)?.focus();
  };
  return (
    <div role="menu" className="menu" tabIndex={-1} onKeyDown={onKeyDown}>
      {actions.map(({ label, icon, keys, disabled, on, apart, run }) => (
        <div key={label} role="none">
          {apart && <hr />}
          <button
            type="button"
            role={on === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked={on}
            className="menu-item"
            disabled={disabled}
            onClick={(event) => choose(event, run)}
          >
            {icon}
            <span>{label}</span>
            {on && <Check aria-hidden />}
            {keys && <kbd>{keys}</kbd>}
          </button>
        </div>
      ))}
    </div>
  );
}

interface ContextMenuProps {
  readonly label: string;
  readonly actions: readonly MenuAction[];
  readonly close: () => void;
  readonly x: number;
  readonly y: number;
}

/**
 * A menu at a point. `popover="manual"`: an automatic one would be dismissed by the release of
 * the very button press that opened it.
 */
export function ContextMenu({ label, x, y, actions, close }: ContextMenuProps) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    const before = document.activeElement;
    element.showPopover();
    placeAt(element, x, y);
    element.querySelector<HTMLElement>('.menu-item:enabled')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [x, y]);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (!(event.target instanceof Node && panel.current?.contains(event.target))) close();
    };
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' && event.key !== 'Tab') return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('keydown', onKeyDown, true);
    addEventListener('blur', close);
    addEventListener('resize', close);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('keydown', onKeyDown, true);
      removeEventListener('blur', close);
      removeEventListener('resize', close);
    };
  }, [close]);
  return (
    <div
      ref={panel}
      popover="manual"
      role="dialog"
      className="popover"
      aria-label={label}
      onToggle={(event) => event.newState === 'closed' && close()}
    >
      <MenuItems actions={actions} />
    </div>
  );
}
