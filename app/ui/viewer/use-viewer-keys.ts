import { useEffect, type RefObject } from 'react';
import { selectStep, setMode } from '../../state/actions/view';
import type { ViewMode } from '../../state/store';
import { useApp, useUiStore } from '../components/app-context';
import { isForThePage } from '../components/page-keys';
import type { Stage } from './stage';

const ZOOM_STEP = 1.25;
const PAN_PX = 60;

const modeKeys: Readonly<Record<string, ViewMode>> = {
  '1': 'overlay',
  '2': 'heatmap',
  '3': 'photo',
};

/** Keys that work wherever the focus is, as long as nothing else wants them. */
export function useViewerKeys(stageRef: RefObject<Stage | null>): void {
  const app = useApp();
  const ui = useUiStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isForThePage(event)) return;
      const mode = modeKeys[event.key];
      if (mode) setMode(app, mode);
      else if (event.key === '0') stageRef.current?.fit();
      else if (event.key === 'Escape' && ui.getState().measuring) ui.setState({ measuring: false });
      else if (event.key === 'Escape' && isZoomed(stageRef.current)) stageRef.current?.fit();
      else if (event.key === '+' || event.key === '=') stageRef.current?.zoom(ZOOM_STEP);
      else if (event.key === '-') stageRef.current?.zoom(1 / ZOOM_STEP);
      else if (event.key === 'c') ui.setState((state) => ({ contour: !state.contour }));
      else if (event.shiftKey) panBy(stageRef.current, event);
      else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') selectStep(app, 1);
      else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') selectStep(app, -1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [app, ui, stageRef]);
}

function isZoomed(stage: Stage | null): boolean {
  return stage !== null && !stage.isFitted;
}

function panBy(stage: Stage | null, event: KeyboardEvent): void {
  const steps: Record<string, readonly [number, number]> = {
    ArrowLeft: [PAN_PX, 0],
    ArrowRight: [-PAN_PX, 0],
    ArrowUp: [0, PAN_PX],
    ArrowDown: [0, -PAN_PX],
  };
  const step = steps[event.key];
  if (step) stage?.pan(...step);
}
