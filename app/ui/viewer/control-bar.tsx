import { memo } from 'react';
import { Spline } from 'lucide-react';
import { setOpacity } from '../../state/actions/view';
import { initialState } from '../../state/store/store';
import { tip } from '../commands/command';
import { commands } from '../commands/registry';
import { useApp, useAppState, useUiState, useUiStore } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { ColourBar } from './colour-bar';
import { ViewChoice } from './view-choice';
import { ViewOptions } from './view-options';
import { viewOf } from '../shared/views';

/** How the photo and its heatmap are shown. Not drawn again for every step of the camera. */
export const ControlBar = memo(function ControlBar() {
  const app = useApp();
  const ui = useUiStore();
  const { mode, opacity } = useAppState((state) => state.view);
  const contour = useUiState((state) => state.contour);
  const isOver = viewOf(mode).heat === 'over';
  const hasChoice = viewOf(mode).outlines === 'chosen';
  return (
    <div className="control-bar" role="toolbar" aria-label="Heatmap">
      <ViewChoice />
      <label className="opacity" data-off={!isOver} title="Double click resets">
        <span>Opacity</span>
        <input
          type="range"
          className="slider"
          aria-label="Heatmap opacity"
          aria-valuetext={`${Math.round(opacity * 100)} %`}
          min={0}
          max={1}
          step={0.05}
          value={opacity}
          disabled={!isOver}
          onChange={(event) => setOpacity(app, event.currentTarget.valueAsNumber)}
          onDoubleClick={() => setOpacity(app, initialState.view.opacity)}
        />
      </label>
      <IconButton
        {...tip(commands.outlines, commands.outlines.about)}
        aria-pressed={contour}
        disabled={!hasChoice}
        onClick={() => ui.setState({ contour: !contour })}
      >
        <Spline />
      </IconButton>
      <ViewOptions isDifference={mode === 'difference'} />
      <span className="control-space" />
      <ColourBar />
    </div>
  );
});
