import { useRef, type ChangeEvent, type ReactNode } from 'react';
import { Aperture, Camera, FolderPlus, ImagePlus } from 'lucide-react';
import { PHOTO_CHOICE } from '../../core/files/file-types';
import type { Bin } from '../../core/project/item';
import type { Target } from '../../core/sorting/plan-sorting';
import { takeFiles } from '../../state/actions/load';
import { useApp, useFileInput, useUiStore } from './app-context';
import { Button, IconButton } from '../kit/button';
import { useMedia } from '../kit/use-media';

/** In every browser, in no React types. */
const FOLDERS = { webkitdirectory: '' };

interface PickFilesProps {
  readonly target: Target;
  /** Said after "Add", in the accessible names: "references", "photos to inspect". */
  readonly what: string;
  readonly compact?: boolean;
  /** The bin that the camera is offered for; default: none. */
  readonly camera?: Bin;
}

/** Buttons: single photos, a whole folder, the camera, and on a phone its own camera program. */
export function PickFiles({ target, what, compact = false, camera }: PickFilesProps) {
  const app = useApp();
  const ui = useUiStore();
  const isTouched = useMedia('(pointer: coarse)');
  const input = useFileInput();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const photo = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const { files: list } = event.currentTarget;
    if (list && list.length > 0) {
      void input.fromInput(list).then((chosen) => takeFiles(app, chosen, target));
    }
    event.currentTarget.value = '';
  };
  const hidden = { type: 'file', hidden: true, tabIndex: -1, onChange };
  const Pick = compact ? CompactPick : WordPick;
  return (
    <span className="pick">
      <input ref={files} {...hidden} multiple accept={PHOTO_CHOICE} aria-label={`Files: ${what}`} />
      <input ref={folder} {...hidden} {...FOLDERS} multiple aria-label={`Folder: ${what}`} />
      <Pick name={`Add ${what}`} word="Photos" onClick={() => files.current?.click()}>
        <ImagePlus />
      </Pick>
      <Pick name={`Add a folder of ${what}`} word="Folder" onClick={() => folder.current?.click()}>
        <FolderPlus />
      </Pick>
      {camera && (
        <Pick
          name={`Use the camera for ${what}`}
          word="Camera"
          onClick={() => ui.setState({ camera, sheet: null })}
        >
          <Camera />
        </Pick>
      )}
      {isTouched && !compact && (
        <>
          <input
            ref={photo}
            {...hidden}
            accept="image/*"
            capture="environment"
            aria-label={`Photo: ${what}`}
          />
          <Pick
            name={`Take one of the ${what} with the phone's camera`}
            word="Take a photo"
            onClick={() => photo.current?.click()}
          >
            <Aperture />
          </Pick>
        </>
      )}
    </span>
  );
}

interface PickProps {
  /** Accessible name. */
  readonly name: string;
  /** Shown where there is room for words. */
  readonly word: string;
  readonly onClick: () => void;
  /** The icon. */
  readonly children: ReactNode;
}

function CompactPick({ name, onClick, children }: PickProps) {
  return (
    <IconButton label={name} onClick={onClick}>
      {children}
    </IconButton>
  );
}

function WordPick({ name, word, onClick, children }: PickProps) {
  return (
    <Button icon={children} aria-label={name} onClick={onClick}>
      {word}
    </Button>
  );
}
