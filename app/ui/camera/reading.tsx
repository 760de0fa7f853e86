import type { LiveScore } from '../../state/camera/live-score';
import type { CameraSession } from '../../state/camera/session';
import { useAppState } from '../shared/app-context';
import { selectCounts } from '../shared/derived';
import { formatMs, formatScore, plural } from '../words/format';
import { VerdictIcon } from '../shared/verdict-mark';
import { verdictNames } from '../words/threshold';
import { useCamera } from './use-session';

/** Score and verdict of what the camera sees. */
export function Reading({ session, live }: { session: CameraSession; live: LiveScore | null }) {
  const inspecting = useCamera(session, (state) => state.inspecting);
  const frozen = useCamera(session, (state) => state.frozen);
  const hasReferences = useAppState((state) => selectCounts(state).references > 0);
  if (!inspecting && !frozen) return null;
  const { verdict = null, score = null } = live ?? {};
  return (
    <div className="camera-reading" data-verdict={verdict}>
      {score === null ? (
        <p>{waiting(hasReferences, frozen)}</p>
      ) : (
        <>
          <p className="camera-score">
            <span>{formatScore(score)}</span>
            {verdict && (
              <span className={`camera-verdict verdict-${verdict}`}>
                <VerdictIcon verdict={verdict} size={20} />
                {verdictNames[verdict]}
              </span>
            )}
          </p>
          <p className="camera-how">
            {frozen ? 'Frozen' : 'Live'}
            {live && live.regions.length > 0 && ` · ${plural(live.regions.length, 'region')}`}
            {` · ${formatMs(session.frame?.tookMs ?? 0)}`}
          </p>
        </>
      )}
    </div>
  );
}

function waiting(hasReferences: boolean, frozen: boolean): string {
  if (!hasReferences) return frozen ? 'Frozen' : 'Take a photo of a good part first';
  return 'Being inspected …';
}
