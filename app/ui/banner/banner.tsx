import { RotateCcw } from 'lucide-react';
import { chooseBackend } from '../../state/actions/run';
import type { AppState } from '../../state/store/store';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { selectCounts, selectFailedIds } from '../shared/derived';
import { plural } from '../words/format';
import { retryAllFailed } from '../shared/item-actions';
import { PickFiles } from '../shared/pick-files';
import { Line } from './line';

type Trouble = 'engine-failed' | 'all-failed' | 'no-references';

function selectTrouble(state: AppState): Trouble | null {
  if (state.engine.phase === 'failed') return 'engine-failed';
  const { references, queries } = selectCounts(state);
  const failed = selectFailedIds(state).length;
  if (failed > 0 && failed === references + queries) return 'all-failed';
  return references === 0 && queries > 0 ? 'no-references' : null;
}

/** The most important obstacle to a result with its remedy; one at a time. */
export function Banner() {
  const trouble = useAppState(selectTrouble);
  switch (trouble) {
    case 'engine-failed':
      return <EngineFailed />;
    case 'all-failed':
      return <AllFailed />;
    case 'no-references':
      return (
        <Line tone="info" text="Add at least one photo of a good part.">
          <PickFiles target="reference" what="good parts" />
        </Line>
      );
    case null:
      return null;
  }
}

function EngineFailed() {
  const app = useApp();
  const reason = useAppState((state) => state.engine.reason);
  const choice = useAppState((state) => state.backendChoice);
  return (
    <Line tone="problem" text={`The computation did not start. ${reason}`}>
      <Button icon={<RotateCcw />} onClick={() => void chooseBackend(app, choice)}>
        Try again
      </Button>
      {choice !== 'wasm' && (
        <Button onClick={() => void chooseBackend(app, 'wasm')}>Use WASM</Button>
      )}
      {choice !== 'cpu' && <Button onClick={() => void chooseBackend(app, 'cpu')}>Use CPU</Button>}
    </Line>
  );
}

function AllFailed() {
  const app = useApp();
  const failed = useAppState((state) => selectFailedIds(state).length);
  const text =
    failed === 1
      ? 'The photo could not be read; the list says why.'
      : `None of the ${plural(failed, 'photo')} could be read; the lists say why.`;
  return (
    <Line tone="problem" text={text}>
      <Button icon={<RotateCcw />} onClick={() => retryAllFailed(app)}>
        Try all again
      </Button>
    </Line>
  );
}
