import {
  ArrowRightLeft,
  RotateCcw,
  ScanSearch,
  ThumbsDown,
  ThumbsUp,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { ItemId, Label } from '../../core/project/item';
import { setLabel } from '../../state/actions/labels';
import { retryItems } from '../../state/actions/items';
import { select } from '../../state/actions/view';
import type { App } from '../../state/app';
import { useApp, useAppState, useUiState, useUiStore } from './app-context';
import { moveTo, removeAndStep } from './item-actions';
import { targetsOf } from './marks';
import { ContextMenu, type MenuAction } from './menu';
import type { MenuAt } from './use-item-list';

/** What can be done with the item under the pointer, or with all that are marked. */
export function ItemMenu({ at, close }: { at: MenuAt; close: () => void }) {
  const app = useApp();
  const ui = useUiStore();
  const marks = useUiState((state) => state.marks);
  const items = useAppState((state) => state.items);
  const ids = targetsOf(marks, at.id).filter((id) => items[id]);
  const item = items[at.id];
  if (!item) return null;
  const failed = ids.filter((id) => items[id]?.status === 'failed');
  const many = ids.length > 1 ? ` ${ids.length}` : '';
  const other = item.bin === 'reference' ? 'query' : 'reference';
  const actions: MenuAction[] = [
    { label: 'Show', icon: <ScanSearch />, run: () => select(app, at.id) },
    {
      label: `Move${many} to ${other === 'query' ? 'To inspect' : 'References'}`,
      icon: <ArrowRightLeft />,
      run: () => moveTo(app, ids, other),
    },
  ];
  if (item.bin === 'query') actions.push(...labelActions(app, ids));
  if (failed.length > 0) {
    actions.push({
      label: failed.length > 1 ? `Try ${failed.length} again` : 'Try again',
      icon: <RotateCcw />,
      run: () => retryItems(app, failed),
    });
  }
  actions.push({
    label: `Remove${many}`,
    icon: <Trash2 />,
    keys: 'Del',
    apart: true,
    run: () => removeAndStep(app, ui, ids),
  });
  return <ContextMenu label={item.name} x={at.x} y={at.y} actions={actions} close={close} />;
}

function labelActions(app: App, ids: readonly ItemId[]): MenuAction[] {
  const has = (label: Label | null) =>
    ids.every((id) => (app.items.get(id)?.label ?? null) === label);
  const many = ids.length > 1 ? ` ${ids.length}` : '';
  const set = (label: Label | null) => () => setLabel(app, ids, label);
  return [
    {
      label: `Label${many} good`,
      icon: <ThumbsUp />,
      keys: 'N',
      apart: true,
      disabled: has('good'),
      run: set('good'),
    },
    {
      label: `Label${many} defective`,
      icon: <ThumbsDown />,
      keys: 'X',
      disabled: has('defective'),
      run: set('defective'),
    },
    {
      label: ids.length > 1 ? 'Clear labels' : 'Clear label',
      icon: <Undo2 />,
      keys: 'Backspace',
      disabled: has(null),
      run: set(null),
    },
  ];
}
