import { useLayoutEffect, useRef, type RefObject } from 'react';
import { X } from 'lucide-react';
import { showEvaluation } from '../../state/actions/view';
import { useApp, useAppState } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { selectLabelled } from '../../state/store/labelled';
import { useLayout } from '../kit/use-media';
import { cautionWords, labelledWords, missingWords } from '../words/evaluation';
import { AtThreshold } from './at-threshold';
import { Pixels } from './pixels';
import { Ranking } from './ranking';
import './evaluation.css';

/** How well scores and maps agree with what the person says of the photos. */
export function Evaluation() {
  const app = useApp();
  const labelled = useAppState(selectLabelled);
  const layout = useLayout();
  const section = useRef<HTMLElement>(null);
  useFocusInside(section);
  const missing = missingWords(labelled);
  const caution = missing === null ? cautionWords(labelled) : null;
  return (
    <section ref={section} className="proof" aria-label="Proof" tabIndex={-1}>
      <header className="proof-head">
        <h2>Proof on your labels</h2>
        <span className="proof-from">{labelledWords(labelled)}</span>
        {layout !== 'phone' && (
          <IconButton label="Close the proof (Escape)" onClick={() => showEvaluation(app, false)}>
            <X />
          </IconButton>
        )}
      </header>
      {missing === null ? (
        <>
          {caution && <p className="proof-caution">{caution}</p>}
          <AtThreshold labelled={labelled} />
          <Ranking labelled={labelled} />
          <Pixels masked={labelled.masked} />
        </>
      ) : (
        <p className="proof-missing">{missing}</p>
      )}
    </section>
  );
}

/** Keys go on from here; when it closes, from where they were. */
function useFocusInside(section: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = section.current;
    const before = document.activeElement;
    element?.focus({ preventScroll: true });
    return () => {
      const isInside = element?.contains(document.activeElement);
      if (isInside && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [section]);
}
