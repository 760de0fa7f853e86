import { ChartSpline } from 'lucide-react';
import type { Item } from '../../core/project/item';
import { labels } from '../../core/project/label-kinds';
import { toggleLabel } from '../../state/actions/labels';
import { showEvaluation } from '../../state/actions/view';
import { tip } from '../commands/command';
import { keyWords } from '../commands/keys';
import { commands } from '../commands/registry';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { selectLabelled } from '../../state/store/labelled';
import { LabelIcon } from '../shared/label-mark';
import { labelLooks } from '../words/label-kinds';
import { missingWords } from '../words/evaluation';

/** Choice of the label, with a link to the evaluation. */
export function LabelChoice({ item }: { item: Item }) {
  return (
    <div className="label-choice">
      <div className="label-line">
        <LabelButtons item={item} />
      </div>
      <ToEvaluation />
    </div>
  );
}

/**
 * Not radio buttons: the arrow keys are to walk on to the next photo, not to change the label of
 * this one.
 */
function LabelButtons({ item }: { item: Item }) {
  const app = useApp();
  return (
    <span className="segmented" role="group" aria-label="Your label">
      {labels.map((label) => (
        <button
          key={label}
          type="button"
          className="segment"
          title={`${labelLooks[label].about} (${commands[label].keys.map((key) => keyWords(key)).join()}); once more takes it back`}
          aria-keyshortcuts={tip(commands[label])['aria-keyshortcuts']}
          aria-pressed={item.label === label}
          onClick={() => toggleLabel(app, [item.id], label)}
        >
          <LabelIcon label={label} />
          {labelLooks[label].name}
        </button>
      ))}
    </span>
  );
}

function ToEvaluation() {
  const app = useApp();
  const missing = useAppState((state) => missingWords(selectLabelled(state)));
  if (missing !== null) return <p className="label-missing">{missing}</p>;
  return (
    <Button kind="quiet" icon={<ChartSpline />} onClick={() => showEvaluation(app, true)}>
      Proof
    </Button>
  );
}
