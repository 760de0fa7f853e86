import { useCallback } from 'react';
import { destinationCounts, type Destination, type PlanRow } from '../../core/sorting/plan';
import { cancelSorting, chooseDestination, confirmSorting } from '../../state/actions/sorting';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { useLayout } from '../kit/use-media';
import { useApp, useAppState } from '../shared/app-context';
import { formatCount, plural } from '../words/format';
import { destinations, planWords, reasonWords } from '../words/sorting';
import './sorting-sheet.css';

/** Shows, before any of it is kept, what of a drop goes where and why; each row can be changed. */
export function SortingSheet() {
  const app = useApp();
  const layout = useLayout();
  const plan = useAppState((state) => state.sorting);
  const cancel = useCallback(() => cancelSorting(app), [app]);
  if (!plan) return null;
  const counts = destinationCounts(plan);
  const added = plan.files.length - countOf(plan.rows, 'aside') - litterIn(plan);
  return (
    <Dialog
      shape={layout === 'phone' ? 'sheet' : 'wide'}
      label="Sort what was added"
      onClose={cancel}
    >
      <form
        className="sorting"
        onSubmit={(event) => {
          event.preventDefault();
          confirmSorting(app);
        }}
      >
        <h2>Sort what was added</h2>
        <p className="sorting-sum" role="status">
          {planWords(counts)}
        </p>
        <ul className="sorting-rows">
          {plan.rows.map((row, index) => (
            <Row key={`${row.folder} ${row.files[0]}`} row={row} index={index} />
          ))}
        </ul>
        <div className="dialog-actions sorting-actions">
          <Button onClick={cancel}>Cancel</Button>
          <span ref={focusFirst} className="sorting-add">
            <Button type="submit" kind="primary" disabled={added === 0}>
              Add {plural(added, 'file')}
            </Button>
          </span>
        </div>
      </form>
    </Dialog>
  );
}

/** React keeps the attribute to itself, and a dialogue gives the focus to who has it. */
function focusFirst(place: HTMLElement | null): void {
  place?.querySelector('button')?.setAttribute('autofocus', '');
}

function Row({ row, index }: { row: PlanRow; index: number }) {
  const app = useApp();
  const id = `sorting-${index}`;
  const name = row.folder || (row.reason === 'not-a-photo' ? 'Other files' : 'Single files');
  return (
    <li className="sorting-row" data-destination={row.destination}>
      <div className="sorting-words">
        <b className="sorting-folder" id={id} title={name}>
          <bdi>{name}</bdi>
        </b>
        <span className="sorting-why">{reasonWords(row)}</span>
      </div>
      <span className="sorting-count">{formatCount(row.files.length)}</span>
      <select
        className="select select-field sorting-choice"
        aria-labelledby={id}
        value={row.destination}
        onChange={(event) => chooseDestination(app, index, event.target.value as Destination)}
      >
        {destinations.map(({ value, name: choice }) => (
          <option key={value} value={value}>
            {choice}
          </option>
        ))}
      </select>
    </li>
  );
}

function countOf(rows: readonly PlanRow[], destination: Destination): number {
  return rows
    .filter((row) => row.destination === destination)
    .reduce((sum, { files }) => sum + files.length, 0);
}

function litterIn({ files }: { readonly files: readonly { readonly reason: string }[] }): number {
  return files.filter(({ reason }) => reason === 'litter').length;
}
