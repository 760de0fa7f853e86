import type { Confusion, ConfusionCell } from '../../core/evaluation/confusion';
import { setFilter, showEvaluation } from '../../state/actions/view';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { formatCount } from '../words/format';
import { LabelIcon } from '../shared/label-mark';
import { useLayout } from '../kit/use-media';
import { cellWords } from '../words/evaluation';

/** Photos by truth and by verdict. A cell narrows the list to its photos; once more widens it. */
export function ConfusionMatrix({ confusion }: { confusion: Confusion }) {
  const cell = (which: ConfusionCell) => <Cell which={which} count={confusion[which]} />;
  return (
    <table className="confusion">
      <caption className="visually-hidden">
        Confusion matrix. Each cell lists its photos when pressed.
      </caption>
      <thead>
        <tr>
          <th scope="col">Your label</th>
          <th scope="col">Anomalous</th>
          <th scope="col">Not anomalous</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            <LabelIcon label="defective" /> Defective
          </th>
          {cell('truePositives')}
          {cell('falseNegatives')}
        </tr>
        <tr>
          <th scope="row">
            <LabelIcon label="good" /> Good
          </th>
          {cell('falsePositives')}
          {cell('trueNegatives')}
        </tr>
      </tbody>
    </table>
  );
}

function Cell({ which, count }: { which: ConfusionCell; count: number }) {
  const app = useApp();
  const ui = useUiStore();
  const layout = useLayout();
  const active = useAppState((state) => state.view.filter.cell === which);
  const { name, what } = cellWords[which];
  const right = which === 'truePositives' || which === 'trueNegatives';
  const onClick = () => {
    setFilter(app, { cell: active ? null : which });
    if (layout !== 'phone' || active) return;
    showEvaluation(app, false);
    ui.setState({ sheet: 'queries' });
  };
  return (
    <td>
      <button
        type="button"
        className="confusion-cell"
        data-right={right}
        data-empty={count === 0}
        aria-pressed={active}
        aria-label={`${name}: ${formatCount(count)}, ${what}`}
        title={active ? 'List all photos again' : `List the photos that are ${what}`}
        onClick={onClick}
      >
        <b>{formatCount(count)}</b>
        <span>{name}</span>
      </button>
    </td>
  );
}
