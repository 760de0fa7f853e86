import { useApp, useAppState, useUiState, useUiStore } from '../shared/app-context';
import type { MenuAction } from '../kit/menu';
import { isEnabled, titleOf, type Command } from './command';
import { keyWords } from './keys';

/** Commands as the items of a menu, each group apart from the one before. */
export function useMenuActions(parts: readonly (readonly Command[])[]): readonly MenuAction[] {
  const app = useApp();
  const ui = useUiStore();
  // Read again whatever changes: a menu is open for a moment only.
  useAppState((state) => state);
  useUiState((state) => state);
  return parts.flatMap((group, part) =>
    group.map((command, index): MenuAction => {
      const [key] = command.keys;
      return {
        label: titleOf(command, app, ui),
        icon: <command.icon />,
        disabled: !isEnabled(command, app, ui),
        apart: part > 0 && index === 0,
        run: () => command.run(app, ui),
        ...(key === undefined ? {} : { keys: keyWords(key) }),
        ...(command.isOn ? { on: command.isOn(app, ui) } : {}),
      };
    }),
  );
}
