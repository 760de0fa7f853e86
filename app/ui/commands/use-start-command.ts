import { useEffect } from 'react';
import { useApp, useUiStore } from '../shared/app-context';
import { cameraCommands } from './camera-commands';

/** `?camera`, the shortcut of the installed app, opens the camera once the last project is there. */
export function useStartCommand(): void {
  const app = useApp();
  const ui = useUiStore();
  useEffect(() => {
    if (!new URLSearchParams(location.search).has('camera')) return;
    const begin = () => {
      const { phase } = app.store.getState().autosave;
      // Off until it is read, and off where nothing can be kept.
      const isRead = phase === 'open' || phase === 'elsewhere';
      if (isRead && ui.getState().camera === null) cameraCommands.camera.run(app, ui);
      return isRead;
    };
    if (begin()) return;
    const unsubscribe = app.store.subscribe(() => {
      if (begin()) unsubscribe();
    });
    return unsubscribe;
  }, [app, ui]);
}
