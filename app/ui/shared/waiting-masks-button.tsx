import { Layers } from 'lucide-react';
import { Button } from '../kit/button';
import { plural } from '../words/format';
import { useAppState, useUiStore } from './app-context';

/** Leads to the masks that have no photo; not there while all have one. */
export function WaitingMasksButton() {
  const ui = useUiStore();
  const count = useAppState((state) => state.masksWaiting.length);
  if (count === 0) return null;
  return (
    <Button kind="quiet" icon={<Layers />} onClick={() => ui.setState({ waitingMasks: true })}>
      {plural(count, 'mask')} without a photo
    </Button>
  );
}
