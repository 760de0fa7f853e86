import { useCallback } from 'react';
import { saveReport } from '../../state/actions/report';
import { isOdd, type ReportPhotos } from '../../state/export/report-photos';
import { itemsOf } from '../../state/store/selectors';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { Button } from '../kit/button';
import { selectCounts } from '../shared/derived';
import { Dialog } from '../kit/dialog';
import { formatBytes, plural } from '../words/format';
import './report-choice.css';

/** About what a photo with its heat takes in a report, and what a line of the table does. */
const PHOTO_BYTES = 170_000;
const ROW_BYTES = 12_000;

/** Asks, where there are many photos, which of them a report shall show. */
export function ReportChoice() {
  const app = useApp();
  const ui = useUiStore();
  const all = useAppState((state) => selectCounts(state).scored);
  const odd = useAppState(
    (state) =>
      itemsOf(state, 'query').filter((item) => item.score !== null && isOdd(state, item)).length,
  );
  const close = useCallback(() => ui.setState({ reporting: false }), [ui]);
  const save = (photos: ReportPhotos) => {
    close();
    void saveReport(app, photos);
  };
  return (
    <Dialog shape="window" label="Save a report" onClose={close}>
      <h2>Save a report</h2>
      <p>The table has all {plural(all, 'photo')} either way. Large pictures with heat:</p>
      <div className="report-choice">
        <Button kind="primary" onClick={() => save('odd')}>
          Only anomalous and unsure: {plural(odd, 'photo')}, {about(odd, all)}
        </Button>
        <Button onClick={() => save('all')}>
          All: {plural(all, 'photo')}, {about(all, all)}
        </Button>
      </div>
    </Dialog>
  );
}

function about(shown: number, all: number): string {
  return `about ${formatBytes(shown * PHOTO_BYTES + all * ROW_BYTES)}`;
}
