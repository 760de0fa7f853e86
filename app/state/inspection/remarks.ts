import type { Item } from '../../core/project/item';
import type { PhotoRemark } from '../../core/project/remark';
import { notify } from '../store/notify';
import type { NoticeBody } from '../store/notice';
import type { Workbench } from '../workbench';

/**
 * Says what a person has to know of a photo that was decoded for the first time. Photos of one kind
 * share a notice for as long as it is open.
 */
export function sayRemarks(bench: Workbench, item: Item, remarks: readonly PhotoRemark[]): void {
  for (const remark of remarks) {
    const { notices } = bench.store.getState();
    const open = notices.find(({ kind }) => kind === remark.kind);
    if (open) bench.store.setState({ notices: notices.filter((notice) => notice !== open) });
    notify(bench, joined(open, item, remark));
  }
}

function joined(open: NoticeBody | undefined, item: Item, remark: PhotoRemark): NoticeBody {
  if (remark.kind === 'no-end') {
    return { kind: 'no-end', names: [...(open?.kind === 'no-end' ? open.names : []), item.name] };
  }
  if (remark.kind === 'values') {
    const before = open?.kind === 'values' ? open.photos : [];
    const { black, white } = remark;
    return { kind: 'values', photos: [...before, { name: item.name, black, white }] };
  }
  const before = open?.kind === 'pages' ? open.photos : [];
  return {
    kind: 'pages',
    photos: [...before, { id: item.id, name: item.name, count: remark.count }],
  };
}
