import { useCallback, useState } from 'react';
import { reportSize } from '../../core/report/export-size';
import { saveReport } from '../../state/actions/report';
import { exportedPhotos } from '../../state/export/exported-photos';
import type { ReportPhotos } from '../../state/export/report-photos';
import { useApp, useUiStore } from '../shared/app-context';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { formatBytes, plural } from '../words/format';
import './report-choice.css';

/** Asks, where there are many photos, which of them a report shall show. */
export function ReportChoice() {
  const app = useApp();
  const ui = useUiStore();
  // Taken once: the numbers do not change below the pointer.
  const [photos] = useState(() => exportedPhotos(app));
  const odd = photos.filter(({ isOdd }) => isOdd).length;
  const close = useCallback(() => ui.setState({ reporting: false }), [ui]);
  const save = (shown: ReportPhotos) => {
    close();
    void saveReport(app, shown);
  };
  const about = (shown: ReportPhotos) => {
    const asked = photos.map((photo) => ({ ...photo, isShown: shown === 'all' || photo.isOdd }));
    return `about ${formatBytes(reportSize(asked))}`;
  };
  return (
    <Dialog shape="window" label="Save a report" onClose={close}>
      <h2>Save a report</h2>
      <p>
        The table has all {plural(photos.length, 'photo')} either way. Large pictures with heat:
      </p>
      <div className="report-choice">
        <Button kind="primary" onClick={() => save('odd')}>
          Only anomalous and unsure: {plural(odd, 'photo')}, {about('odd')}
        </Button>
        <Button onClick={() => save('all')}>
          All: {plural(photos.length, 'photo')}, {about('all')}
        </Button>
      </div>
    </Dialog>
  );
}
