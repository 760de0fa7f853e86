import type { NewCoverage } from '../../core/bank/coverage';
import type { Size } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';
import type { NewSelfDistance } from '../../core/match/self-distance';
import { ProblemError } from '../../core/project/problem';
import type { ActiveBackend } from '../backends';
import type { Compute } from '../compute';
import type { WorkingBank } from '../working-bank';

/** State of a started lane. */
export interface Session {
  readonly backend: ActiveBackend;
  readonly compute: Compute;
  readonly bank: WorkingBank;
  /** Antialiased resize to interleaved RGB, 0 to 255: `resizeRgb` of core, or its twin. */
  readonly resize: (image: RgbaImage, size: Size) => Float32Array<ArrayBuffer>;
  /** For coresets: `plainCoverage` of core, or its twin. */
  readonly newCoverage: NewCoverage;
  /** For left-out references: that of core, or its twin. */
  readonly newSelfDistance: NewSelfDistance | undefined;
}

/**
 * Runs a job on the device and makes sure that it ends and that its result is one: with a lost
 * context tfjs neither fails nor computes, and may wait for ever.
 */
export async function guarded<T>({ loss }: Compute, job: () => Promise<T>): Promise<T> {
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
