import { SearchX } from 'lucide-react';
import { clearFilter } from '../../state/actions/view';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import './list-tools.css';

/** In place of a list that a filter leaves nothing of. */
export function NoMatch() {
  const app = useApp();
  const waits = useAppState((state) => state.survey.left > 0);
  const text = useAppState((state) => state.view.filter.text.trim());
  return (
    <div className="no-match">
      <SearchX aria-hidden />
      <p>{waits ? 'Finding regions …' : words(text)}</p>
      <Button onClick={() => clearFilter(app)}>Show all photos</Button>
    </div>
  );
}

function words(text: string): string {
  return text === '' ? 'No photo matches the filter.' : `No photo matches “${text}”.`;
}
