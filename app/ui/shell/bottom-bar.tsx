import type { ReactNode } from 'react';
import { ChevronLeft, ChevronRight, Images, Info, Layers } from 'lucide-react';
import { selectStep } from '../../state/actions/view';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { selectCounts } from '../shared/derived';
import { formatCount } from '../words/format';
import type { SheetName } from '../shared/ui-store';
import './shell.css';

interface Tab {
  readonly label: string;
  readonly icon: ReactNode;
  readonly count: number | null;
}

const sheetNames: readonly SheetName[] = ['references', 'queries', 'details'];

/** On small screens: the panels as sheets, previous and next under the thumbs. */
export function BottomBar() {
  const app = useApp();
  const ui = useUiStore();
  const references = useAppState((state) => selectCounts(state).references);
  const queries = useAppState((state) => selectCounts(state).queries);
  const tabs: Readonly<Record<SheetName, Tab>> = {
    references: { label: 'References', icon: <Images />, count: references },
    queries: { label: 'To inspect', icon: <Layers />, count: queries },
    details: { label: 'Details', icon: <Info />, count: null },
  };
  return (
    <nav className="bottom-bar" aria-label="Panels">
      <button
        type="button"
        className="bottom-step"
        aria-label="Previous photo"
        onClick={() => selectStep(app, -1)}
      >
        <ChevronLeft />
      </button>
      {sheetNames.map((name) => {
        const { label, icon, count } = tabs[name];
        return (
          <button
            key={name}
            type="button"
            className="bottom-tab"
            aria-label={count === null ? label : `${label}, ${count}`}
            aria-haspopup="dialog"
            onClick={() => ui.setState({ sheet: name })}
          >
            {icon}
            <span>
              {label} {count !== null && <b>{formatCount(count)}</b>}
            </span>
          </button>
        );
      })}
      <button
        type="button"
        className="bottom-step"
        aria-label="Next photo"
        onClick={() => selectStep(app, 1)}
      >
        <ChevronRight />
      </button>
    </nav>
  );
}
