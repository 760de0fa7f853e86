import { labels } from '../../core/project/label-kinds';
import { commands } from '../commands/registry';
import { useMenuActions } from '../commands/use-menu-actions';
import { useApp, useAppState } from '../shared/app-context';
import { ContextMenu } from '../kit/menu';
import type { MenuAt } from './use-item-list';

const judge = [...labels.map((label) => commands[label]), commands['clear-label']];

/** Context menu of the item under the pointer, or of all marked items. */
export function ItemMenu({ at, close }: { at: MenuAt; close: () => void }) {
  const app = useApp();
  const item = useAppState((state) => state.items[at.id]);
  const hasFailed = useAppState((state) => state.items[at.id]?.status === 'failed');
  const actions = useMenuActions([
    [commands['other-bin'], ...(hasFailed ? [commands.retry] : [])],
    ...(app.liveItems.get(at.id)?.bin === 'query' ? [judge] : []),
    [commands.flag, commands.comment],
    [commands.remove],
  ]);
  if (!item) return null;
  return <ContextMenu label={item.name} x={at.x} y={at.y} actions={actions} close={close} />;
}
