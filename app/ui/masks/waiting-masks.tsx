import { useCallback, useState } from 'react';
import { X } from 'lucide-react';
import { dropMasks, giveMasks } from '../../state/actions/masks';
import { itemsOf } from '../../state/store/selectors';
import { Button, IconButton } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { plural } from '../words/format';
import './waiting-masks.css';

const PHOTOS = 'waiting-masks-photos';

/** All masks that have no photo, each to be given to one by hand. */
export function WaitingMasks() {
  const app = useApp();
  const ui = useUiStore();
  const waiting = useAppState((state) => state.masksWaiting);
  const items = useAppState((state) => state.items);
  const close = useCallback(() => ui.setState({ waitingMasks: false }), [ui]);
  const photos = itemsOf({ items, order: app.store.getState().order }, 'query');
  return (
    <Dialog shape="wide" label="Masks without a photo" onClose={close}>
      <h2>Masks without a photo</h2>
      <p className="waiting-about">
        {waiting.length === 0
          ? 'Every mask has its photo.'
          : 'Each finds its photo by name when that is added. Or choose the photo here, or drop the mask on a photo in the list.'}
      </p>
      <datalist id={PHOTOS}>
        {photos.map(({ id, path }) => (
          <option key={id} value={path}>
            {path}
          </option>
        ))}
      </datalist>
      <ul className="waiting-rows">
        {waiting.map((path) => (
          <WaitingMask key={path} path={path} hasPhotos={photos.length > 0} />
        ))}
      </ul>
      <div className="dialog-actions">
        {waiting.length > 0 && (
          <Button onClick={() => dropMasks(app, waiting)}>
            Remove {waiting.length === 1 ? 'it' : `all ${plural(waiting.length, 'mask')}`}
          </Button>
        )}
        <Button kind="primary" onClick={close}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}

function WaitingMask({ path, hasPhotos }: { path: string; hasPhotos: boolean }) {
  const app = useApp();
  const [typed, setTyped] = useState('');
  const give = (text: string) => {
    setTyped(text);
    const photo = [...app.liveItems.values()].find(
      (item) => item.bin === 'query' && item.path === text,
    );
    const mask = app.masks.unpaired.find((entry) => entry.path === path);
    if (photo && mask) giveMasks(app, photo.id, [mask]);
  };
  return (
    <li className="waiting-row">
      <span className="waiting-path">{path}</span>
      <input
        className="text-input"
        list={PHOTOS}
        value={typed}
        disabled={!hasPhotos}
        placeholder={hasPhotos ? 'Choose a photo' : 'No photos to inspect yet'}
        aria-label={`Photo for ${path}`}
        onChange={(event) => give(event.target.value)}
      />
      <IconButton label={`Remove the mask ${path}`} onClick={() => dropMasks(app, [path])}>
        <X />
      </IconButton>
    </li>
  );
}
