import { ChartSpline } from 'lucide-react';
import type { Item } from '../../core/project/item';
import { toggleLabel } from '../../state/actions/labels';
import { showProof } from '../../state/actions/view';
import { useApp, useAppState } from '../components/app-context';
import { Button } from '../components/button';
import { selectLabelled } from '../../state/labelled';
import { LabelIcon } from '../components/label-mark';
import { missingWords } from '../words/proof';

const choices = [
  { label: 'good', name: 'Good', keys: 'N' },
  { label: 'defective', name: 'Defective', keys: 'X' },
] as const;

/**
 * What the person says of the photo, and where that leads. Not radio buttons: the arrow keys are
 * to walk on to the next photo, not to change the label of this one.
 */
export function LabelChoice({ item }: { item: Item }) {
  const app = useApp();
  const missing = useAppState((state) => missingWords(selectLabelled(state)));
  return (
    <div className="label-choice">
      <div className="label-line" role="group" aria-label="Your label">
        <span className="segmented">
          {choices.map(({ label, name, keys }) => (
            <button
              key={label}
              type="button"
              className="segment"
              title={`You say it is ${label} (${keys}); once more takes it back`}
              aria-pressed={item.label === label}
              onClick={() => toggleLabel(app, [item.id], label)}
            >
              <LabelIcon label={label} />
              {name}
            </button>
          ))}
        </span>
        {missing === null && (
          <Button kind="quiet" icon={<ChartSpline />} onClick={() => showProof(app, true)}>
            Proof
          </Button>
        )}
      </div>
      {missing !== null && <p className="label-missing">{missing}</p>}
    </div>
  );
}
