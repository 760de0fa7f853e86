import { Flashlight, Ghost, Grid3x3 } from 'lucide-react';
import type { CameraSession } from '../../state/camera/session';
import { cameraCommands } from '../commands/camera-commands';
import { tip } from '../commands/command';
import { useAppState } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { formatRatio } from '../words/format';
import type { ReferenceChoice } from './use-reference-choice';
import { useCamera } from './use-session';

const USUAL_OPACITY = 0.35;

interface FramingProps {
  readonly session: CameraSession;
  readonly reference: ReferenceChoice;
  /** 0 to 1. */
  readonly ghostOpacity: number;
  readonly setGhostOpacity: (opacity: number) => void;
}

/** Framing aids: ghost of a reference, grid lines, light, zoom and choice of camera. */
export function Framing(props: FramingProps) {
  const { session, reference } = props;
  const lines = useCamera(session, (state) => state.lines);
  const torch = useCamera(session, (state) => state.torch);
  const hasTorch = useCamera(session, (state) => state.feed?.hasTorch === true);
  return (
    <div className="camera-framing">
      {reference.ids.length > 0 && <GhostControls {...props} />}
      <IconButton
        {...tip(cameraCommands['camera-lines'])}
        aria-pressed={lines}
        onClick={() => session.toggle('lines')}
      >
        <Grid3x3 />
      </IconButton>
      {hasTorch && (
        <IconButton label="Light" aria-pressed={torch} onClick={() => session.toggle('torch')}>
          <Flashlight />
        </IconButton>
      )}
      <Zoom session={session} />
      <DeviceChoice session={session} />
    </div>
  );
}

function GhostControls({ session, reference, ghostOpacity, setGhostOpacity }: FramingProps) {
  const ghost = useCamera(session, (state) => state.ghost);
  const items = useAppState((state) => state.items);
  return (
    <>
      <IconButton
        {...tip(cameraCommands['camera-ghost'])}
        aria-pressed={ghost}
        onClick={() => session.toggle('ghost')}
      >
        <Ghost />
      </IconButton>
      <input
        type="range"
        className="slider"
        aria-label="Strength of the reference"
        aria-valuetext={`${Math.round(ghostOpacity * 100)} %`}
        title="Strength of the reference; double click resets"
        min={0.1}
        max={0.9}
        step={0.05}
        value={ghostOpacity}
        disabled={!ghost}
        onChange={(event) => setGhostOpacity(event.currentTarget.valueAsNumber)}
        onDoubleClick={() => setGhostOpacity(USUAL_OPACITY)}
      />
      {reference.ids.length > 1 && (
        <select
          className="select"
          aria-label="Reference over the picture"
          value={reference.id ?? ''}
          onChange={(event) => reference.choose(event.currentTarget.value)}
        >
          {reference.ids.map((id) => (
            <option key={id} value={id}>
              {items[id]?.name}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

function Zoom({ session }: { session: CameraSession }) {
  const range = useCamera(session, (state) => state.feed?.zoom ?? null);
  const zoom = useCamera(session, (state) => state.zoom);
  if (!range) return null;
  return (
    <label className="camera-zoom">
      <span>{formatRatio(zoom)}</span>
      <input
        type="range"
        className="slider"
        aria-label="Zoom of the camera"
        aria-valuetext={formatRatio(zoom)}
        title="Zoom of the camera; double click resets"
        min={range.min}
        max={range.max}
        step={range.step || 0.1}
        value={zoom}
        onChange={(event) => session.zoomTo(event.currentTarget.valueAsNumber)}
        onDoubleClick={() => session.zoomTo(range.min)}
      />
    </label>
  );
}

function DeviceChoice({ session }: { session: CameraSession }) {
  const devices = useCamera(session, (state) => state.devices);
  const current = useCamera(session, (state) => state.feed?.deviceId ?? '');
  if (devices.length < 2) return null;
  return (
    <select
      className="select"
      aria-label="Which camera"
      value={current}
      onChange={(event) => void session.choose(event.currentTarget.value)}
    >
      {devices.map(({ id, name }, i) => (
        <option key={id} value={id}>
          {name || `Camera ${i + 1}`}
        </option>
      ))}
    </select>
  );
}
