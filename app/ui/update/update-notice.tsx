import { useState } from 'react';
import { Sparkles } from 'lucide-react';
import { restartForUpdate } from '../../state/actions/offline';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import './update.css';

/** A newer version lies ready. It waits for the person, or for the next visit. */
export function UpdateNotice() {
  const app = useApp();
  const hasUpdate = useAppState((state) => state.offline.hasUpdate);
  const isBusy = useAppState(({ exporting, loading }) => exporting !== null || loading !== null);
  const [putOff, setPutOff] = useState(false);
  if (!hasUpdate || putOff) return null;
  return (
    <aside className="update" aria-label="New version">
      <Sparkles aria-hidden />
      <p>
        A new version is ready. <small>Your work is kept, and open again after the restart.</small>
      </p>
      <Button onClick={() => setPutOff(true)}>Later</Button>
      <Button kind="primary" disabled={isBusy} onClick={() => void restartForUpdate(app)}>
        Restart now
      </Button>
    </aside>
  );
}
