import { useEffect, type RefObject } from 'react';
import { selectStep, setMode } from '../../state/actions/view';
import type { App } from '../../state/app';
import { useApp, useUiStore } from '../components/app-context';
import { isForThePage } from '../components/page-keys';
import type { UiStore } from '../components/ui-store';
import type { Stage } from './stage';
import { views } from './views';

const ZOOM_STEP = 1.25;
const PAN_PX = 60;
/** 0 fits the photo, 1 shows its pixels. */
const FIRST_VIEW_KEY = 2;

/** Keys that work wherever the focus is, as long as nothing else wants them. */
export function useViewerKeys(stageRef: RefObject<Stage | null>): void {
  const app = useApp();
  const ui = useUiStore();
  useEffect(() => {
    const letGo = () => {
      if (ui.getState().referenceHeld) ui.setState({ referenceHeld: false });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isForThePage(event)) return;
      if (event.key === ' ') ui.setState({ referenceHeld: true });
      else if (!onCommand(app, ui, stageRef.current, event)) return;
      event.preventDefault();
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key === ' ') letGo();
    };
    addEventListener('keydown', onKeyDown);
    addEventListener('keyup', onKeyUp);
    addEventListener('blur', letGo);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('keyup', onKeyUp);
      removeEventListener('blur', letGo);
      letGo();
    };
  }, [app, ui, stageRef]);
}

/** Does what a key stands for; false when it stands for nothing. */
function onCommand(app: App, ui: UiStore, stage: Stage | null, event: KeyboardEvent): boolean {
  const { key, shiftKey } = event;
  const view = views[Number(key) - FIRST_VIEW_KEY];
  if (view) setMode(app, view.id);
  else if (key === '0') stage?.fit();
  else if (key === '1') stage?.showPixels();
  else if (key === '+' || key === '=') stage?.zoom(ZOOM_STEP);
  else if (key === '-') stage?.zoom(1 / ZOOM_STEP);
  else if (key === 'o') ui.setState(({ contour }) => ({ contour: !contour }));
  else if (key === 'Escape') return leave(ui, stage);
  else if (shiftKey) return panBy(stage, key);
  else if (key === 'ArrowRight' || key === 'ArrowDown') selectStep(app, 1);
  else if (key === 'ArrowLeft' || key === 'ArrowUp') selectStep(app, -1);
  else return false;
  return true;
}

/** Ends the last thing that was begun: measuring, a pinned spot, the zoom. */
function leave(ui: UiStore, stage: Stage | null): boolean {
  const { measuring, spot } = ui.getState();
  if (measuring) ui.setState({ measuring: false });
  else if (spot?.pinned) ui.setState({ spot: null });
  else if (stage && !stage.isFitted) stage.fit();
  else return false;
  return true;
}

function panBy(stage: Stage | null, key: string): boolean {
  const steps: Record<string, readonly [number, number]> = {
    ArrowLeft: [PAN_PX, 0],
    ArrowRight: [-PAN_PX, 0],
    ArrowUp: [0, PAN_PX],
    ArrowDown: [0, -PAN_PX],
  };
  const step = steps[key];
  if (step) stage?.pan(...step);
  return step !== undefined;
}
