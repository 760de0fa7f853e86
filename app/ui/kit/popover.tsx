import { useId, useRef, useState, type ReactNode, type ToggleEvent } from 'react';
import { placeBelow } from './place-panel';
import './popover.css';

interface PopoverProps {
  /** Content of the button. */
  readonly trigger: ReactNode;
  /** Accessible name of the button; also its tooltip. */
  readonly label: string;
  readonly className?: string;
  /** Mounted only while open. */
  readonly children: ReactNode;
}

/** A button and what opens below it. Escape and a click outside close it. */
export function Popover({ trigger, label, className, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const place = () => {
    if (button.current && panel.current) placeBelow(panel.current, button.current);
  };
  const onToggle = (event: ToggleEvent) => {
    const isOpen = event.newState === 'open';
    setOpen(isOpen);
    if (isOpen) requestAnimationFrame(place);
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        title={label}
        aria-label={label}
        aria-expanded={open}
        className={className ?? 'icon-button'}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="popover"
        onToggle={onToggle}
      >
        {open && children}
      </div>
    </>
  );
}
