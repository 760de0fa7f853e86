import { ImageOff, RotateCcw } from 'lucide-react';
import type { Item } from '../../core/project/item';
import type { Problem } from '../../core/project/problem';
import { retryItems } from '../../state/actions/items';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { Button } from '../kit/button';
import { selectCounts } from '../shared/derived';
import { plural } from '../words/format';
import { removeAndStep } from '../shared/item-actions';
import { PickFiles } from '../shared/pick-files';
import { problemWords } from '../words/problems';

/** In place of a photo that cannot be shown: why, and what to do. */
export function PhotoFailed({ item, problem }: { item: Item; problem: Problem }) {
  const app = useApp();
  const ui = useUiStore();
  const { short, full } = problemWords(problem);
  return (
    <div className="stage-message" role="alert">
      <ImageOff aria-hidden />
      <h3>{short}</h3>
      <p>
        <b>{item.name}</b>: {full}
      </p>
      <div className="stage-actions">
        {item.status === 'failed' && (
          <Button icon={<RotateCcw />} onClick={() => retryItems(app, [item.id])}>
            Try again
          </Button>
        )}
        <Button onClick={() => removeAndStep(app, ui, [item.id])}>Remove</Button>
      </div>
    </div>
  );
}

/** No photo chosen: says what comes next. */
export function NothingToShow() {
  const references = useAppState((state) => selectCounts(state).references);
  const queries = useAppState((state) => selectCounts(state).queries);
  if (queries > 0) {
    return (
      <div className="stage-message">
        <h3>Nothing chosen</h3>
        <p>Choose a photo in the list, or press the right arrow key.</p>
      </div>
    );
  }
  return (
    <div className="stage-message">
      <h3>{plural(references, 'reference')} so far. Now the parts to inspect.</h3>
      <p>Drop photos anywhere, paste them, or choose them here.</p>
      <PickFiles target="query" what="photos to inspect now" />
    </div>
  );
}
