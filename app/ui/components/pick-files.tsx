import { useRef, type ChangeEvent } from 'react';
import { FolderPlus, ImagePlus } from 'lucide-react';
import type { Target } from '../../state/actions/items';
import { takeFiles } from '../../state/actions/load';
import { useApp, useFileInput } from './app-context';
import { Button, IconButton } from './button';

/** In every browser, in no React types. */
const FOLDERS = { webkitdirectory: '' };
const ACCEPT = 'image/*,.zip,.oddspot,.tif,.tiff,.bmp,.webp,.avif,.heic';

interface PickFilesProps {
  readonly target: Target;
  /** Said after "Add", in the accessible names: "references", "photos to inspect". */
  readonly what: string;
  readonly compact?: boolean;
}

/** Two buttons: single photos or a whole folder. */
export function PickFiles({ target, what, compact = false }: PickFilesProps) {
  const app = useApp();
  const input = useFileInput();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const { files: list } = event.currentTarget;
    if (list && list.length > 0) {
      void input.fromInput(list).then((chosen) => takeFiles(app, chosen, target));
    }
    event.currentTarget.value = '';
  };
  const hidden = { type: 'file', hidden: true, tabIndex: -1, multiple: true, onChange };
  const pick = (kind: 'files' | 'folder') => (kind === 'files' ? files : folder).current?.click();
  return (
    <span className="pick">
      <input ref={files} {...hidden} accept={ACCEPT} aria-label={`Files: ${what}`} />
      <input ref={folder} {...hidden} {...FOLDERS} aria-label={`Folder: ${what}`} />
      {compact ? (
        <>
          <IconButton label={`Add ${what}`} onClick={() => pick('files')}>
            <ImagePlus />
          </IconButton>
          <IconButton label={`Add a folder of ${what}`} onClick={() => pick('folder')}>
            <FolderPlus />
          </IconButton>
        </>
      ) : (
        <>
          <Button icon={<ImagePlus />} aria-label={`Add ${what}`} onClick={() => pick('files')}>
            Photos
          </Button>
          <Button
            icon={<FolderPlus />}
            aria-label={`Add a folder of ${what}`}
            onClick={() => pick('folder')}
          >
            Folder
          </Button>
        </>
      )}
    </span>
  );
}
