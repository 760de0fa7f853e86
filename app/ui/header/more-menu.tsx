import { Ellipsis } from 'lucide-react';
import { sampleCommand } from '../commands/project-commands';
import { commands } from '../commands/registry';
import { useMenuActions } from '../commands/use-menu-actions';
import { MenuItems } from '../kit/menu';
import { Popover } from '../kit/popover';
import { useSamples } from '../shared/use-samples';

/** Menu of rare commands, undo and redo. */
export function MoreMenu() {
  return (
    <Popover label="More" trigger={<Ellipsis />}>
      <Actions />
    </Popover>
  );
}

function Actions() {
  const samples = useSamples();
  const actions = useMenuActions([
    [commands.undo, commands.redo],
    [commands.report, commands.export],
    [commands.palette],
    [commands.projects, commands['open-project'], commands['save-project']],
    [commands['new-inspection'], ...samples.map(sampleCommand)],
    [commands.help],
  ]);
  return <MenuItems actions={actions} />;
}
