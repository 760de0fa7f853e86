import type { KeptProject } from '../../ports/keeping';
import { notify } from '../actions/notices';
import type { App } from '../app';

/** Says what of a project could not be read, once it is on the page. */
export function tellDamage(app: App, { unread, mendedPhotos, isMended }: KeptProject): void {
  for (const reason of ['damaged', 'no-file'] as const) {
    const names = unread.filter((photo) => photo.reason === reason).map(({ name }) => name);
    if (names.length > 0) notify(app, { kind: 'photos-unread', reason, names });
  }
  if (mendedPhotos.length === 0 && !isMended) return;
  notify(app, { kind: 'mended', names: mendedPhotos, ofProject: isMended });
}
