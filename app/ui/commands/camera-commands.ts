import { ArrowLeftRight, Aperture, Camera, Ghost, Grid3x3, ScanEye, Snowflake } from 'lucide-react';
import type { App } from '../../state/app';
import type { CameraSwitches } from '../../state/camera/session';
import { selectCounts } from '../shared/derived';
import type { UiStore } from '../shared/ui-store';
import type { Command } from './command';

const isLive = (_: App, ui: UiStore) => ui.getState().session?.store.getState().size != null;

/** Opens the camera for the bin that needs photos first; closes it when it is open. */
function turnCamera(app: App, ui: UiStore): void {
  const hasReferences = selectCounts(app.store.getState()).references > 0;
  ui.setState(({ camera }) => ({
    camera: camera ? null : hasReferences ? 'query' : 'reference',
    sheet: null,
  }));
}

/** Out of the frozen frame first, then out of the camera. */
export function leaveCamera(ui: UiStore): void {
  const { session } = ui.getState();
  if (session?.store.getState().frozen) session.toggle('frozen');
  else ui.setState({ camera: null });
}

/** Something of the camera that is either on or off. */
function cameraSwitch(
  name: keyof CameraSwitches,
  facts: Omit<Command, 'group' | 'isEnabled' | 'isOn' | 'run'>,
): Command {
  return {
    ...facts,
    group: 'Camera',
    isEnabled: isLive,
    isOn: (_, ui) => ui.getState().session?.store.getState()[name] === true,
    run: (_, ui) => ui.getState().session?.toggle(name),
  };
}

/** The camera, and what can be done with its picture. */
export const cameraCommands = {
  camera: {
    label: 'Use the camera',
    icon: Camera,
    keys: ['v'],
    group: 'Camera',
    isOn: (_, ui) => ui.getState().camera !== null,
    run: turnCamera,
  },
  shutter: {
    label: 'Take a photo',
    icon: Aperture,
    keys: [' ', 'Enter'],
    group: 'Camera',
    isEnabled: isLive,
    run: (_, ui) => {
      const { session, camera } = ui.getState();
      if (session && camera) void session.shoot(camera);
    },
  },
  'camera-bin': {
    label: 'Photos into the other list',
    about: 'References or parts to inspect',
    icon: ArrowLeftRight,
    keys: ['b'],
    group: 'Camera',
    isEnabled: (_, ui) => ui.getState().camera !== null,
    run: (_, ui) =>
      ui.setState(({ camera }) => ({ camera: camera === 'query' ? 'reference' : 'query' })),
  },
  'camera-inspect': cameraSwitch('inspecting', {
    label: 'Inspect the live picture',
    about: 'Score, verdict and heatmap of what the camera sees',
    icon: ScanEye,
    keys: ['i'],
  }),
  'camera-freeze': cameraSwitch('frozen', {
    label: 'Freeze the picture',
    about: 'The frame stays with its score and can be taken',
    icon: Snowflake,
    keys: ['f'],
  }),
  'camera-ghost': cameraSwitch('ghost', {
    label: 'A reference over the live picture',
    about: 'To frame every part in the same way',
    icon: Ghost,
    keys: ['g'],
  }),
  'camera-lines': cameraSwitch('lines', {
    label: 'Framing lines',
    icon: Grid3x3,
    keys: ['l'],
  }),
} satisfies Readonly<Record<string, Command>>;
