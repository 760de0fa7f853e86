import { ArrowRight, Check, Undo2 } from 'lucide-react';
import type { Verdict } from '../../core/calibration/verdict';
import { keepTrial, takeTrialBack } from '../../state/actions/move';
import { select } from '../../state/actions/view';
import {
  selectTrialResult,
  type TrialChange,
  type TrialResult,
} from '../../state/evaluation/trial';
import { useApp, useAppState, useCalmState } from '../shared/app-context';
import { Button } from '../kit/button';
import { folderOf, formatCount } from '../words/format';
import { VerdictIcon } from '../shared/verdict-mark';
import { verdictNames } from '../words/threshold';
import { rankWords, trialTitle, trialWords } from '../words/trial';
import './trial.css';

const MOST_LISTED = 10;
/** Results come in faster than they can be read. */
const EVERY_MS = 200;

/** Effects of a move between the bins, before the user keeps or reverts it. */
export function TrialBar() {
  const app = useApp();
  const trial = useAppState((state) => state.trial);
  const name = useAppState((state) => state.items[state.trial?.moved[0] ?? '']?.name ?? '');
  const result = useCalmState(selectTrialResult, EVERY_MS);
  if (!trial || !result) return null;
  const words = trialWords(result);
  return (
    <section className="trial" aria-label="Trial">
      <div className="trial-head">
        <p>
          <b>{trialTitle(trial, name)}</b> <span className="trial-words">{words}</span>
        </p>
        <div className="trial-buttons">
          <Button icon={<Undo2 />} title="As it was before (Z)" onClick={() => takeTrialBack(app)}>
            Take back
          </Button>
          <Button kind="primary" icon={<Check />} onClick={() => keepTrial(app)}>
            Keep
          </Button>
        </div>
      </div>
      {result.isDone && <Changes result={result} />}
      <p className="visually-hidden" aria-live="polite">
        {result.isDone && words}
      </p>
    </section>
  );
}

function Changes({ result }: { result: TrialResult }) {
  const all = [...result.verdicts, ...result.ranks];
  if (all.length === 0) return null;
  const rest = all.length - MOST_LISTED;
  return (
    <ul className="trial-changes" aria-label="Changes">
      {all.slice(0, MOST_LISTED).map((change) => (
        <Change key={change.id} change={change} />
      ))}
      {rest > 0 && <li className="trial-rest">and {formatCount(rest)} more</li>}
    </ul>
  );
}

function Change({ change }: { change: TrialChange }) {
  const app = useApp();
  const { id, name, path, verdict } = change;
  return (
    <li>
      <button type="button" className="trial-change" onClick={() => select(app, id)}>
        <span className="trial-name" title={path}>
          {name} <small>{folderOf(path)?.split('/').at(-1)}</small>
        </span>
        {verdict.before !== verdict.now && (
          <span className="trial-verdicts">
            <VerdictWord verdict={verdict.before} />
            <ArrowRight aria-label="to" />
            <VerdictWord verdict={verdict.now} />
          </span>
        )}
        <span className="trial-rank">{rankWords(change)}</span>
      </button>
    </li>
  );
}

function VerdictWord({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null) return <span>no verdict</span>;
  return (
    <span className={`trial-verdict verdict-${verdict}`}>
      <VerdictIcon verdict={verdict} size={14} /> {verdictNames[verdict]}
    </span>
  );
}
