import { PROJECT_CHOICE } from '../../core/files/file-types';
import { notify } from '../../state/store/notify';
import { openProjectFile } from '../../state/actions/project-file';
import type { App } from '../../state/app';

/** Held until it is answered, so that the browser does not let go of it. */
let asked: HTMLInputElement | null = null;

/** Asks for a project file and opens it. */
export function chooseProjectFile(app: App): void {
  // A key that the browser has for itself does not always count as a person's wish.
  if (!navigator.userActivation.isActive) return notify(app, { kind: 'needs-click' });
  const input = document.createElement('input');
  asked = input;
  input.type = 'file';
  input.accept = PROJECT_CHOICE;
  input.addEventListener('change', () => {
    const file = asked?.files?.[0];
    asked = null;
    if (file) void openProjectFile(app, { file, path: file.name });
  });
  input.click();
}
