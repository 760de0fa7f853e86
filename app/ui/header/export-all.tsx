import { Download } from 'lucide-react';
import { useAppState, useUiStore } from '../shared/app-context';
import { Button } from '../kit/button';
import { selectCounts } from '../shared/derived';

/** One zip with tables, and what else is chosen for it. */
export function ExportAll() {
  const ui = useUiStore();
  const scored = useAppState((state) => selectCounts(state).scored);
  const busy = useAppState((state) => state.exporting !== null);
  return (
    <Button
      kind="primary"
      className="export-all"
      icon={<Download />}
      aria-label="Export all"
      title={
        scored === 0
          ? 'Nothing is inspected yet'
          : 'All results in one zip file: choose what goes in'
      }
      disabled={busy || scored === 0}
      onClick={() => ui.setState({ exporting: true })}
    >
      <span className="wide-only">Export all</span>
    </Button>
  );
}
