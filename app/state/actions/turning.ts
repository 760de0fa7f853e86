import { turnings, type Turning } from '../../core/project/turning';
import type { App } from '../app';

/**
 * Whether parts may lie at another angle than the references show. All photos are compared again
 * where that changes in how many directions they meet the references.
 *
 * @throws RangeError for anything but one of `turnings`
 */
export function setTurning(app: App, turning: Turning): void {
  if (!turnings.includes(turning)) {
    throw new RangeError(`setTurning: ${turnings.join(', ')}, got ${turning}`);
  }
  const before = app.store.getState().turning;
  if (turning === before) return;
  const put = (value: Turning) => {
    app.store.setState({ turning: value });
    app.pipeline.kick();
  };
  app.history.run({
    name: 'turning',
    photos: null,
    redo: () => put(turning),
    undo: () => put(before),
  });
}
