import { useEffect } from 'react';
import { useStore } from 'zustand';
import { CameraSession, type CameraState } from '../../state/camera/session';
import { useApp, useUiState, useUiStore } from '../shared/app-context';

/** The camera for as long as the view is on the page and the page in sight. */
export function useSession(): CameraSession | null {
  const app = useApp();
  const ui = useUiStore();
  useEffect(() => {
    const session = new CameraSession(app);
    ui.setState({ session });
    const follow = () => {
      if (document.visibilityState === 'visible') void session.open();
      else session.close();
    };
    const unwatch = app.cameras.watch(() => void session.lookAgain());
    document.addEventListener('visibilitychange', follow);
    follow();
    return () => {
      document.removeEventListener('visibilitychange', follow);
      unwatch();
      session.close();
      ui.setState({ session: null });
    };
  }, [app, ui]);
  return useUiState(({ session }) => session);
}

/** Subscribes to the camera's state; the selector must return a stable value. */
export function useCamera<T>(session: CameraSession, selector: (state: CameraState) => T): T {
  return useStore(session.store, selector);
}
