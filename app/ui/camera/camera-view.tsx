import { useState } from 'react';
import { X } from 'lucide-react';
import type { Bin } from '../../core/project/item';
import type { CameraSession } from '../../state/camera/session';
import { useUiState, useUiStore } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { Segmented } from '../kit/segmented';
import { Framing } from './framing';
import { Picture } from './picture';
import { Reading } from './reading';
import { Shutter } from './shutter';
import { Trouble } from './trouble';
import { useLiveScore } from './use-live-score';
import { useReferenceChoice } from './use-reference-choice';
import { useCamera, useSession } from './use-session';
import './camera.css';

const bins = [
  { id: 'reference', label: 'References', hint: 'Photos of good parts' },
  { id: 'query', label: 'To inspect', hint: 'Photos of the parts in question' },
] as const;

/** The live picture, what is over it, and the shutter. */
export function CameraView() {
  const ui = useUiStore();
  const session = useSession();
  const bin = useUiState(({ camera }) => camera) ?? 'query';
  return (
    <section className="camera" aria-label="Camera">
      <div className="camera-bar">
        <Segmented
          label="Photos go to"
          options={bins}
          value={bin}
          onChange={(camera: Bin) => ui.setState({ camera })}
        />
        <IconButton label="Leave the camera (V)" onClick={() => ui.setState({ camera: null })}>
          <X />
        </IconButton>
      </div>
      {session && <Live session={session} bin={bin} />}
    </section>
  );
}

function Live({ session, bin }: { session: CameraSession; bin: Bin }) {
  const trouble = useCamera(session, (state) => state.trouble);
  const live = useLiveScore(session);
  const reference = useReferenceChoice();
  const [ghostOpacity, setGhostOpacity] = useState(0.35);
  if (trouble) return <Trouble trouble={trouble} session={session} bin={bin} />;
  return (
    <>
      <div className="camera-stage">
        <Picture session={session} live={live} ghost={reference.id} ghostOpacity={ghostOpacity} />
        <Reading session={session} live={live} />
      </div>
      <Framing
        session={session}
        reference={reference}
        ghostOpacity={ghostOpacity}
        setGhostOpacity={setGhostOpacity}
      />
      <Shutter session={session} bin={bin} />
    </>
  );
}
