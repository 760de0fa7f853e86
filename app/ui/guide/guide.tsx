import { X } from 'lucide-react';
import { useApp, useUiState, useUiStore } from '../shared/app-context';
import { Button, IconButton } from '../kit/button';
import { useMedia } from '../kit/use-media';
import { endGuide, guideSteps, leaveStep, type GuideStep } from './guide-state';
import { useGuide } from './use-guide';
import './guide.css';

const words: Readonly<Record<GuideStep, { readonly mouse: string; readonly touch: string }>> = {
  look: {
    mouse: 'The oddest part comes first. The arrow keys walk to the others.',
    touch: 'The oddest part comes first. The arrows below walk to the others.',
  },
  why: {
    mouse: 'Click a spot: the loupe shows the patches of your references it was compared with.',
    touch: 'Tap a spot: the loupe shows the patches of your references it was compared with.',
  },
  decide: {
    mouse: 'Drag the line in the histogram, or say good (N) and defective (X): verdicts follow.',
    touch: 'Under Details, drag the line in the histogram or label the part: verdicts follow.',
  },
};

/** Three things worth knowing, one at a time, in a line that pushes nothing aside for long. */
export function Guide() {
  useGuide();
  const app = useApp();
  const ui = useUiStore();
  const step = useUiState((state) => state.guide);
  const touch = useMedia('(pointer: coarse)');
  if (step === null) return null;
  const isLast = step === guideSteps.at(-1);
  return (
    <section className="guide" aria-label="Guide">
      <span className="guide-count">
        {guideSteps.indexOf(step) + 1} of {guideSteps.length}
      </span>
      <p aria-live="polite">{words[step][touch ? 'touch' : 'mouse']}</p>
      <Button kind="quiet" onClick={() => leaveStep(app, ui, step)}>
        {isLast ? 'Done' : 'Next'}
      </Button>
      {!isLast && (
        <IconButton label="Close the guide" onClick={() => endGuide(app, ui)}>
          <X />
        </IconButton>
      )}
    </section>
  );
}
