import { ChartSpline } from 'lucide-react';
import type { Item } from '../../core/project/item';
import { toggleLabel } from '../../state/actions/labels';
import { showEvaluation } from '../../state/actions/view';
import { tip } from '../commands/command';
import { keyWords } from '../commands/keys';
import { commands } from '../commands/registry';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { selectLabelled } from '../../state/store/labelled';
import { LabelIcon } from '../shared/label-mark';
import { missingWords } from '../words/evaluation';

const choices = [
  { label: 'good', name: 'Good', about: 'You say it is good' },
  { label: 'defective', name: 'Defective', about: 'You say it is defective' },
  { label: 'unsure', name: 'Unsure', about: 'You cannot tell: it proves nothing' },
] as const;

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
      {choices.map(({ label, name, about }) => (
        <button
          key={label}
          type="button"
          className="segment"
          title={`${about} (${commands[label].keys.map((key) => keyWords(key)).join()}); once more takes it back`}
          aria-keyshortcuts={tip(commands[label])['aria-keyshortcuts']}
          aria-pressed={item.label === label}
          onClick={() => toggleLabel(app, [item.id], label)}
        >
          <LabelIcon label={label} />
          {name}
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
