import { Maximize, Minus, Plus, Ruler, Scan, Search, Spline } from 'lucide-react';
import { setMode } from '../../state/actions/view';
import type { App } from '../../state/app';
import type { ViewMode } from '../../state/store/store';
import { toggleLoupe } from '../shared/spot';
import type { StageControls, UiStore } from '../shared/ui-store';
import { views as viewTraits } from '../shared/views';
import type { Command } from './command';

const ZOOM_STEP = 1.25;
const PAN_PX = 60;

const hasStage = (_: App, ui: UiStore) => ui.getState().stage !== null;

/** Something done with the photo on the stage. */
function onStage(
  facts: Omit<Command, 'group' | 'isEnabled' | 'run'>,
  run: (stage: StageControls) => void,
): Command {
  return {
    ...facts,
    group: 'Look',
    isEnabled: hasStage,
    run: (_, ui) => {
      const { stage } = ui.getState();
      if (stage) run(stage);
    },
  };
}

const pan = (key: string, dx: number, dy: number): Command =>
  onStage(
    { label: 'Move a zoomed photo', icon: Scan, keys: [`Shift+${key}`], isKeyOnly: true },
    (stage) => stage.pan(dx * PAN_PX, dy * PAN_PX),
  );

const views = Object.fromEntries(
  viewTraits.map(({ id: mode, label, about, key, icon }): [string, Command] => [
    `view-${mode}`,
    {
      label: `View: ${label.toLowerCase()}`,
      about,
      icon,
      keys: [key],
      group: 'Look',
      isEnabled: hasStage,
      isOn: (app) => app.store.getState().view.mode === mode,
      run: (app) => setMode(app, mode),
    },
  ]),
) as Readonly<Record<`view-${ViewMode}`, Command>>;

/** Zoom, views and what lies over the photo. */
export const lookCommands = {
  fit: onStage({ label: 'Fit the photo', icon: Maximize, keys: ['0'] }, (stage) => stage.fit()),
  actual: onStage(
    {
      label: 'Actual size',
      about: 'One pixel of the photo is one of the screen',
      icon: Scan,
      keys: ['1'],
    },
    (stage) => stage.actual(),
  ),
  'zoom-in': onStage({ label: 'Zoom in', icon: Plus, keys: ['+', '='] }, (stage) =>
    stage.zoom(ZOOM_STEP),
  ),
  'zoom-out': onStage({ label: 'Zoom out', icon: Minus, keys: ['-'] }, (stage) =>
    stage.zoom(1 / ZOOM_STEP),
  ),
  'pan-left': pan('ArrowLeft', 1, 0),
  'pan-right': pan('ArrowRight', -1, 0),
  'pan-up': pan('ArrowUp', 0, 1),
  'pan-down': pan('ArrowDown', 0, -1),
  ...views,
  outlines: {
    label: 'Outlines of regions',
    about: 'Outline and number the regions above the threshold',
    icon: Spline,
    keys: ['o'],
    group: 'Look',
    isEnabled: hasStage,
    isOn: (_, ui) => ui.getState().contour,
    run: (_, ui) => ui.setState(({ contour }) => ({ contour: !contour })),
  },
  loupe: {
    label: 'Loupe',
    about: 'The oddest place beside the references it was compared with',
    icon: Search,
    keys: ['l'],
    group: 'Look',
    isEnabled: hasStage,
    isOn: (_, ui) => ui.getState().spot?.pinned === true,
    run: toggleLoupe,
  },
  scale: {
    label: 'Set the scale',
    about: 'Draw a line of known length',
    icon: Ruler,
    keys: [],
    group: 'Look',
    isEnabled: hasStage,
    isOn: (_, ui) => ui.getState().measuring,
    run: (_, ui) => ui.setState(({ measuring }) => ({ measuring: !measuring })),
  },
} satisfies Readonly<Record<string, Command>>;
