import { useMemo } from 'react';
import { liveScore, type LiveScore } from '../../state/camera/live-score';
import type { CameraSession } from '../../state/camera/session';
import { selectDecision, selectHeatScale, selectRegionSettings } from '../../state/store/selectors';
import { useApp, useAppState } from '../shared/app-context';
import { useCamera } from './use-session';

/** Score of the frame on the screen under the current settings; null without a score. */
export function useLiveScore(session: CameraSession): LiveScore | null {
  const app = useApp();
  const frames = useCamera(session, (state) => state.frames);
  const decision = useAppState(selectDecision);
  const scale = useAppState(selectHeatScale);
  const settings = useAppState(selectRegionSettings);
  const colourMap = useAppState((state) => state.view.colourMap);
  return useMemo(() => {
    const { frame } = session;
    if (!frame?.scores) return null;
    const framed = app.reading.framed(frame.bitmap);
    return liveScore(app.store.getState(), frame.scores, framed, app.engine.backbone);
    // The inputs of the score, read from the session and the store themselves.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [app, session, frames, decision, scale, settings, colourMap]);
}
