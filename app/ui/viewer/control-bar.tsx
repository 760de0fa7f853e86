import { Ruler, Spline } from 'lucide-react';
import { colourMaps, type ColourMapId } from '../../core/heatmap/colour-map';
import { setColourMap, setMode, setOpacity } from '../../state/actions/view';
import { initialState } from '../../state/store';
import { tip } from '../commands/command';
import { commands } from '../commands/registry';
import { viewModes } from '../commands/view-modes';
import { useApp, useAppState, useUiState, useUiStore } from '../components/app-context';
import { IconButton } from '../components/button';
import { Segmented } from '../components/segmented';
import { ColourBar } from './colour-bar';

const modes = viewModes.map(({ mode, name, about, key }) => ({
  id: mode,
  label: name,
  hint: `${about} (${key})`,
}));

/** How the heatmap is shown. */
export function ControlBar() {
  const app = useApp();
  const ui = useUiStore();
  const { mode, opacity, colourMap } = useAppState((state) => state.view);
  const contour = useUiState((state) => state.contour);
  const measuring = useUiState((state) => state.measuring);
  return (
    <div className="control-bar" role="toolbar" aria-label="Heatmap">
      <Segmented
        label="View"
        options={modes}
        value={mode}
        onChange={(value) => setMode(app, value)}
      />
      <label className="opacity" data-off={mode !== 'overlay'} title="Double click resets">
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
          disabled={mode !== 'overlay'}
          onChange={(event) => setOpacity(app, event.currentTarget.valueAsNumber)}
          onDoubleClick={() => setOpacity(app, initialState.view.opacity)}
        />
      </label>
      <IconButton
        {...tip(commands.outlines, commands.outlines.about)}
        aria-pressed={contour}
        onClick={() => ui.setState({ contour: !contour })}
      >
        <Spline />
      </IconButton>
      <IconButton
        label="Set the scale"
        aria-pressed={measuring}
        onClick={() => ui.setState({ measuring: !measuring })}
      >
        <Ruler />
      </IconButton>
      <span className="control-space" />
      <select
        className="select"
        aria-label="Colours"
        value={colourMap}
        onChange={(event) => setColourMap(app, event.currentTarget.value as ColourMapId)}
      >
        {colourMaps.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <ColourBar />
    </div>
  );
}
