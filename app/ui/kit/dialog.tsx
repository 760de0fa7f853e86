import { useEffect, useLayoutEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';
import { X } from 'lucide-react';
import { IconButton } from './button';
import './dialog.css';

interface DialogProps {
  readonly label: string;
  /** `sheet` slides up from below and fills the width; `palette` hangs from above. */
  readonly shape: 'window' | 'wide' | 'palette' | 'sheet';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A native modal dialogue: Escape and a click beside it close it, focus stays inside. */
export function Dialog({ label, shape, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is still on the page: one that has been removed gives no focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    const element = dialog.current;
    const onMouseDown = (event: MouseEvent) => {
      if (event.target !== element) return;
      // The press would take the focus from where it goes back to.
      event.preventDefault();
      onClose();
    };
    element?.addEventListener('mousedown', onMouseDown);
    return () => element?.removeEventListener('mousedown', onMouseDown);
  }, [onClose]);
  // React, unlike the browser, bubbles events of nested dialogs.
  const onOwnClose = (event: SyntheticEvent) => {
    if (event.target === event.currentTarget) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className={`dialog dialog-${shape}`}
      aria-label={label}
      // Escape is told at once, its end a task later: keys typed in between are the page's again.
      onCancel={onOwnClose}
      onClose={onOwnClose}
    >
      <div className="dialog-body">
        <IconButton label="Close" className="dialog-close" onClick={onClose}>
          <X />
        </IconButton>
        {children}
      </div>
    </dialog>
  );
}
