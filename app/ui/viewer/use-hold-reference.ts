import { useEffect } from 'react';
import { useUiStore } from '../shared/app-context';
import { isForThePage } from '../kit/page-keys';

/** The reference is shown as long as Space is held, wherever the focus is. */
export function useHoldReference(): void {
  const ui = useUiStore();
  useEffect(() => {
    const letGo = () => {
      if (ui.getState().referenceHeld) ui.setState({ referenceHeld: false });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== ' ' || !isForThePage(event)) return;
      ui.setState({ referenceHeld: true });
      event.preventDefault();
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key === ' ') letGo();
    };
    addEventListener('keydown', onKeyDown);
    addEventListener('keyup', onKeyUp);
    addEventListener('blur', letGo);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('keyup', onKeyUp);
      removeEventListener('blur', letGo);
      letGo();
    };
  }, [ui]);
}
