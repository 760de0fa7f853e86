import type { Problem } from '../../core/project/problem';
import { problemWords } from '../words/problems';
import { HoldButton } from './hold-button';
import type { Panes } from './panes';
import { ReferenceChoice } from './reference-choice';
import { SwipeDivider } from './swipe-divider';
import type { Comparison } from './use-reference';
import type { ViewTraits } from '../shared/views';
import './compare-layer.css';

interface CompareLayerProps {
  readonly view: ViewTraits;
  readonly held: boolean;
  readonly stacked: Panes['stacked'];
  readonly comparison: Comparison;
  /** Whether there is something to show of the reference. */
  readonly isReady: boolean;
  readonly problem: Problem | null;
  readonly swipe: number;
  readonly onSwipe: (swipe: number) => void;
}

/** Controls on the stage while a reference is compared with the photo. */
export function CompareLayer(props: CompareLayerProps) {
  const { view, held, stacked, comparison, isReady, problem, swipe, onSwipe } = props;
  const { reference, why } = comparison;
  const layout = view.id === 'side' ? (stacked ? 'below' : 'beside') : 'one';
  const isTwo = view.id === 'side' || view.id === 'swipe';
  return (
    <>
      {view.id === 'swipe' && isReady && !held && <SwipeDivider value={swipe} onChange={onSwipe} />}
      {isTwo && reference && <span className="pane-chip pane-query">Query</span>}
      {reference && (
        <span className="pane-chip pane-reference" data-layout={layout}>
          <span>Reference</span>
          <ReferenceChoice comparison={comparison} />
        </span>
      )}
      {why && <StageLine text={why} layout={layout} />}
      {reference && problem && (
        <StageLine
          text={`${reference.name} cannot be shown: ${problemWords(problem).short}.`}
          layout={layout}
        />
      )}
      {reference && !isReady && !problem && (
        <StageLine text={`Reading ${reference.name} …`} layout={layout} isLate />
      )}
      {view.id === 'blink' && isReady && <HoldButton />}
    </>
  );
}

interface StageLineProps {
  readonly text: string;
  readonly layout?: string;
  /** Shown only when it is still true after a while. */
  readonly isLate?: boolean;
}

/** One quiet line on the stage. */
export function StageLine({ text, layout = 'one', isLate = false }: StageLineProps) {
  return (
    <p className="stage-line" data-layout={layout} data-late={isLate} aria-live="polite">
      {text}
    </p>
  );
}
