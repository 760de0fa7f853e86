import { Search } from 'lucide-react';
import { tip } from '../commands/command';
import { commands } from '../commands/registry';
import { useApp, useUiStore } from '../shared/app-context';
import { IconButton } from '../kit/button';

export function PaletteButton() {
  const app = useApp();
  const ui = useUiStore();
  return (
    <IconButton
      {...tip(commands.palette)}
      className="palette-button"
      aria-haspopup="dialog"
      onClick={() => commands.palette.run(app, ui)}
    >
      <Search />
    </IconButton>
  );
}
