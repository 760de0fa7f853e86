import { useEffect, useRef } from 'react';
import { ScanEye, Snowflake } from 'lucide-react';
import type { Bin, ItemId } from '../../core/project/item';
import { select } from '../../state/actions/view';
import type { CameraSession } from '../../state/camera/session';
import { cameraCommands } from '../commands/camera-commands';
import { tip } from '../commands/command';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { plural } from '../words/format';
import { Thumbnail } from '../shared/thumbnail';
import { useCamera } from './use-session';

const binWords: Readonly<Record<Bin, string>> = {
  reference: 'references',
  query: 'photos to inspect',
};

/** Under the thumb: what was taken last, the shutter, freeze and inspection. */
export function Shutter({ session, bin }: { session: CameraSession; bin: Bin }) {
  const isLive = useCamera(session, (state) => state.size !== null);
  const frozen = useCamera(session, (state) => state.frozen);
  const inspecting = useCamera(session, (state) => state.inspecting);
  const button = useRef<HTMLButtonElement>(null);
  // Space and Enter take a photo at once.
  useEffect(() => {
    if (isLive) button.current?.focus({ preventScroll: true });
  }, [isLive]);
  const freeze = tip(cameraCommands['camera-freeze']);
  const inspect = tip(cameraCommands['camera-inspect']);
  const shoot = tip(cameraCommands.shutter, `Take a photo for ${binWords[bin]}`);
  return (
    <div className="camera-shutter">
      <LastShot session={session} />
      <button
        ref={button}
        type="button"
        className="shutter"
        title={shoot.title}
        aria-label={shoot.label}
        aria-keyshortcuts={shoot['aria-keyshortcuts']}
        disabled={!isLive}
        onClick={() => void session.shoot(bin)}
      />
      <div className="camera-modes">
        <button
          type="button"
          className="camera-mode"
          title={freeze.title}
          aria-keyshortcuts={freeze['aria-keyshortcuts']}
          aria-pressed={frozen}
          disabled={!isLive}
          onClick={() => session.toggle('frozen')}
        >
          <Snowflake aria-hidden />
          Freeze
        </button>
        <button
          type="button"
          className="camera-mode"
          title={inspect.title}
          aria-keyshortcuts={inspect['aria-keyshortcuts']}
          aria-pressed={inspecting}
          disabled={!isLive}
          onClick={() => session.toggle('inspecting')}
        >
          <ScanEye aria-hidden />
          Inspect
        </button>
      </div>
    </div>
  );
}

/** Says without a flash that a photo was taken, and shows it; leads to it. */
function LastShot({ session }: { session: CameraSession }) {
  const app = useApp();
  const ui = useUiStore();
  const shots = useCamera(session, (state) => state.shots);
  const lastShot = useCamera(session, (state) => state.lastShot);
  const isThere = useAppState((state) => lastShot !== null && lastShot in state.items);
  const open = (id: ItemId) => {
    ui.setState({ camera: null });
    select(app, id);
  };
  const taken = plural(shots, 'photo');
  return (
    <div className="camera-last">
      {lastShot !== null && isThere && (
        <button
          type="button"
          title="Look at the last photo"
          aria-label={`${taken} taken. Look at the last one`}
          onClick={() => open(lastShot)}
        >
          <span className="camera-thumb" key={lastShot}>
            <Thumbnail id={lastShot} />
          </span>
          <span>{taken}</span>
        </button>
      )}
      {/* Without a role: the page has one status, its progress. */}
      <span className="visually-hidden" aria-live="polite" data-shots={shots}>
        {shots > 0 && `${taken} taken`}
      </span>
    </div>
  );
}
