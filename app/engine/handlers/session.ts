import { ProblemError } from '../../core/project/problem';
import type { ActiveBackend } from '../tensor/backends';
import type { Backbone } from '../tensor/backbone';
import type { DeviceBank } from '../tensor/device-bank';

/** What a lane works with once it has started. */
export interface Session {
  readonly backend: ActiveBackend;
  readonly backbone: Backbone;
  readonly bank: DeviceBank;
}

/**
 * Runs a job and makes sure that its result is one: with a lost context tfjs neither fails
 * reliably nor computes.
 */
export async function guarded<T>(session: Session, job: () => Promise<T>): Promise<T> {
  const lost = () =>
    new ProblemError({ kind: 'engine-lost', detail: 'the graphics context was lost' });
  try {
    const result = await job();
    if (session.backend.isLost()) throw lost();
    return result;
  } catch (error) {
    if (session.backend.isLost()) throw lost();
    throw error;
  }
}
