import { ChartSpline } from 'lucide-react';
import { keyWords } from '../commands/keys';
import { showEvaluation } from '../../state/actions/view';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { selectLabelled } from '../../state/store/labelled';
import { missingWords } from '../words/evaluation';

/** How good all this is on photos whose truth the person knows. */
export function EvaluationButton() {
  const app = useApp();
  const open = useAppState((state) => state.view.evaluation);
  const missing = useAppState((state) => missingWords(selectLabelled(state)));
  return (
    <Button
      className="proof-button"
      icon={<ChartSpline />}
      aria-label="Proof"
      aria-pressed={open}
      title={missing ?? `How well this works on your labelled photos (${keyWords('p')})`}
      aria-keyshortcuts="P"
      onClick={() => showEvaluation(app, !open)}
    >
      <span className="wide-only">Proof</span>
    </Button>
  );
}
