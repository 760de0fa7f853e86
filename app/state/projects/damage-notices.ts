import type { KeptProject } from '../../ports/projects';
import { notify } from '../store/notify';
import type { Workbench } from '../workbench';

/** Says what of a project could not be read, once it is on the page. */
export function tellDamage(
  bench: Workbench,
  { unread, unreadMasks, mendedPhotos, isMended }: KeptProject,
): void {
  for (const reason of ['damaged', 'no-file'] as const) {
    const names = unread.filter((photo) => photo.reason === reason).map(({ name }) => name);
    if (names.length > 0) notify(bench, { kind: 'photos-unread', reason, names });
  }
  const masks = unreadMasks.map(({ name }) => name);
  if (masks.length > 0) notify(bench, { kind: 'masks-unread', names: masks });
  if (mendedPhotos.length === 0 && !isMended) return;
  notify(bench, { kind: 'mended', names: mendedPhotos, ofProject: isMended });
}
