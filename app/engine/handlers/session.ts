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
 * Runs a job on the device and makes sure that it ends and that its result is one: with a lost
 * context tfjs neither fails nor computes, and may wait for ever.
 */
export async function guarded<T>({ loss }: ActiveBackend, job: () => Promise<T>): Promise<T> {
  if (!loss) return job();
  const lost = () =>
    new ProblemError({ kind: 'engine-lost', detail: 'the graphics context was lost' });
  try {
    const result = await Promise.race([job(), loss.whenLost]);
    if (loss.isLost()) throw lost();
    return result;
  } catch (error) {
    throw loss.isLost() ? lost() : error;
  }
}
