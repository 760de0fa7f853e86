import { Cpu } from 'lucide-react';
import { chooseBackend } from '../../state/actions/run';
import { useApp, useAppState } from '../shared/app-context';
import { plural } from '../words/format';
import { Popover } from '../kit/popover';
import { backendOptions, engineLabel } from '../words/engine';

/** The backend in use, the reason for it, and a choice of another. */
export function EngineChip() {
  const status = useAppState((state) => state.engine);
  const label = engineLabel(status);
  return (
    <Popover
      label={`Computing with: ${label}`}
      className="engine-chip"
      trigger={
        <>
          <Cpu aria-hidden />
          <span data-phase={status.phase}>{label}</span>
        </>
      }
    >
      <EngineDetails />
    </Popover>
  );
}

function EngineDetails() {
  const app = useApp();
  const status = useAppState((state) => state.engine);
  const choice = useAppState((state) => state.backendChoice);
  const isKept = useAppState((state) => state.offline.isKept);
  return (
    <div className="engine-details">
      <div className="popover-title">{engineLabel(status)}</div>
      {status.reason && <p>{status.reason}</p>}
      <p>
        {status.restarts === 0
          ? 'It has run without interruption.'
          : `Started again ${plural(status.restarts, 'time')} after an interruption. Nothing was lost.`}
      </p>
      <p>
        {isKept
          ? 'Works offline: the app is kept on this device.'
          : 'Needs the network until the app is kept on this device.'}
      </p>
      <fieldset className="choices">
        <legend>Compute with</legend>
        {backendOptions.map(({ id, name, about }) => (
          <label key={id} className="choice">
            <input
              type="radio"
              name="backend"
              checked={choice === id}
              onChange={() => void chooseBackend(app, id)}
            />
            <span>
              {name}
              <small>{about}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
