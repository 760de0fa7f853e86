import { useEffect } from 'react';
import type { App } from '../../state/app';
import { useApp, useUiStore } from '../shared/app-context';
import { noneMarked } from '../shared/multi-selection';
import { isDialogOpen, isForThePage, isTyped } from '../kit/page-keys';
import type { UiStore } from '../shared/ui-store';
import { isEnabled, type Command } from './command';
import { isPressed } from './keys';
import { allCommands } from './registry';

/** Runs commands by their keys, wherever the focus is, as long as nothing there wants the key. */
export function useCommandKeys(): void {
  const app = useApp();
  const ui = useUiStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandFor(event, app, ui);
      if (!command) return;
      event.preventDefault();
      // Leaving the field saves a draft, which has to precede the command.
      if (command.isEverywhere && isTyped(event)) (event.target as HTMLElement).blur();
      command.run(app, ui);
    };
    addEventListener('keydown', onKeyDown);
    // Marks are about what one looks at: walking on from elsewhere leaves them behind.
    const unsubscribe = app.store.subscribe(({ view: { selected } }, before) => {
      if (selected === before.view.selected || selected === null) return;
      const { marks } = ui.getState();
      if (!marks.ids.has(selected)) ui.setState({ marks: noneMarked });
    });
    return () => {
      removeEventListener('keydown', onKeyDown);
      unsubscribe();
    };
  }, [app, ui]);
}

function commandFor(event: KeyboardEvent, app: App, ui: UiStore): Command | null {
  if (event.defaultPrevented || isOpening(ui) || isDialogOpen()) return null;
  // The camera has some of the photos' keys, never at the same time.
  const found = allCommands.find(
    ([, command]) =>
      command.keys.some((key) => isPressed(event, key)) && isEnabled(command, app, ui),
  )?.[1];
  return found && isMeant(event, found) ? found : null;
}

/** Keys typed ahead are meant for the dialog that is opening and must not run commands. */
function isOpening(ui: UiStore): boolean {
  const { palette, shortcuts, commenting, reporting, exporting, projects, waitingMasks } =
    ui.getState();
  return palette || shortcuts || commenting || reporting || exporting || projects || waitingMasks;
}

/** With Ctrl nothing is typed, but text fields have their own undo; the palette opens over all. */
function isMeant(event: KeyboardEvent, command: Command): boolean {
  if (!event.ctrlKey && !event.metaKey) return isForThePage(event);
  return command.isEverywhere === true || !isTyped(event);
}
