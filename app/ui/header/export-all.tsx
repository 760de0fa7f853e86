import { Download } from 'lucide-react';
import { exportAll } from '../../state/actions/files-later';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { selectCounts } from '../shared/derived';

/** Everything in one zip: scores, overlays, heatmaps, score maps and a report. */
export function ExportAll() {
  const app = useApp();
  const scored = useAppState((state) => selectCounts(state).scored);
  const busy = useAppState((state) => state.exporting !== null);
  return (
    <Button
      kind="primary"
      className="export-all"
      icon={<Download />}
      aria-label="Export all"
      title={scored === 0 ? 'Nothing is inspected yet' : 'All results in one zip file'}
      disabled={busy || scored === 0}
      onClick={() => void exportAll(app)}
    >
      <span className="wide-only">Export all</span>
    </Button>
  );
}
