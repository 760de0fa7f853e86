import { turnings, type Turning } from '../../core/project/turning';
import type { App } from '../app';
import { putSetting } from './put-setting';

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
  putSetting(app, 'turning', turning);
}
