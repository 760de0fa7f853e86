import type { RefObject } from 'react';
import { ChevronLeft, ChevronRight, Info, Maximize, Minus, Plus } from 'lucide-react';
import type { Item } from '../../core/project/item';
import { selectStep } from '../../state/actions/view';
import { selectVerdict } from '../../state/store/selectors';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { tip } from '../commands/command';
import { commands } from '../commands/registry';
import { IconButton } from '../kit/button';
import { selectQueryIds } from '../shared/derived';
import { formatCount, formatScore } from '../words/format';
import { useLayout } from '../kit/use-media';
import { VerdictIcon } from '../shared/verdict-mark';
import type { Stage, StageView } from './stage';

const ZOOM_STEP = 1.5;

/** Where the details are not in sight: the result, and the way to them. */
function DetailsButton({ item }: { item: Item }) {
  const ui = useUiStore();
  const layout = useLayout();
  const verdict = useAppState((state) => selectVerdict(state, item));
  if (layout === 'wide') return null;
  const score = item.bin === 'query' && item.score !== null ? formatScore(item.score) : null;
  const shown = score !== null && verdict;
  return (
    <button
      type="button"
      className="title-score"
      aria-haspopup="dialog"
      aria-label={shown ? `Result: ${score}, ${verdict}` : 'Show the result'}
      onClick={() => ui.setState({ sheet: 'details' })}
    >
      {shown ? (
        <>
          <b>{score}</b>
          <VerdictIcon verdict={verdict} />
        </>
      ) : (
        <Info />
      )}
    </button>
  );
}

interface TitleBarProps {
  readonly item: Item;
  readonly stageRef: RefObject<Stage | null>;
  readonly view: StageView;
}

/** Which photo this is, the way to its neighbours, and the zoom. */
export function TitleBar({ item, stageRef, view }: TitleBarProps) {
  const app = useApp();
  const at = useAppState((state) => selectQueryIds(state).indexOf(item.id));
  const count = useAppState((state) => selectQueryIds(state).length);
  return (
    <div className="title-bar">
      <IconButton
        {...tip(commands.previous)}
        className="step"
        disabled={count === 0 || at === 0}
        onClick={() => selectStep(app, -1)}
      >
        <ChevronLeft />
      </IconButton>
      <IconButton
        {...tip(commands.next)}
        className="step"
        disabled={count === 0 || at === count - 1}
        onClick={() => selectStep(app, 1)}
      >
        <ChevronRight />
      </IconButton>
      <span className="title-place">
        {item.bin === 'reference'
          ? 'Reference'
          : `${at < 0 ? '–' : formatCount(at + 1)} of ${formatCount(count)}`}
      </span>
      <h2 className="title-name" title={item.path}>
        {item.name}
      </h2>
      <DetailsButton item={item} />
      <IconButton
        {...tip(commands['zoom-out'])}
        onClick={() => stageRef.current?.zoom(1 / ZOOM_STEP)}
      >
        <Minus />
      </IconButton>
      <span className="title-zoom">
        {Math.round(view.viewport.scale * devicePixelRatio * 100)} %
      </span>
      <IconButton {...tip(commands['zoom-in'])} onClick={() => stageRef.current?.zoom(ZOOM_STEP)}>
        <Plus />
      </IconButton>
      <IconButton
        {...tip(commands.actual)}
        className="title-pixels"
        onClick={() => stageRef.current?.showPixels()}
      >
        1:1
      </IconButton>
      <IconButton
        {...tip(commands.fit)}
        aria-pressed={view.fitted}
        onClick={() => stageRef.current?.fit()}
      >
        <Maximize />
      </IconButton>
    </div>
  );
}
