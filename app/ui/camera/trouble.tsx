import { CameraOff, RotateCcw } from 'lucide-react';
import type { Bin } from '../../core/project/item';
import type { CameraTrouble } from '../../ports/cameras';
import type { CameraSession } from '../../state/camera/session';
import { Button } from '../kit/button';
import { PickFiles } from '../shared/pick-files';
import { troubleWords } from '../words/camera';

interface TroubleProps {
  readonly trouble: CameraTrouble;
  readonly session: CameraSession;
  readonly bin: Bin;
}

/** In place of the picture: why there is none, and the ways out. */
export function Trouble({ trouble, session, bin }: TroubleProps) {
  const { title, wayOut } = troubleWords(trouble);
  return (
    <div className="camera-trouble" role="alert">
      <CameraOff aria-hidden />
      <h3>{title}</h3>
      <p>{wayOut}</p>
      {trouble !== 'insecure' && (
        <Button kind="primary" icon={<RotateCcw />} onClick={() => void session.open()}>
          Try again
        </Button>
      )}
      <PickFiles
        target={bin}
        what={bin === 'reference' ? 'references from files' : 'photos to inspect from files'}
      />
    </div>
  );
}
