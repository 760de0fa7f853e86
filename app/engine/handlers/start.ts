import { plainCoverage } from '../../core/bank/coverage';
import { inputSize } from '../../core/image/geometry';
import { resizeRgb } from '../../core/image/resize';
import { startBackend } from '../backends';
import { KernelCoverage } from '../kernels/coverage';
import { hasKernels, newKernels } from '../kernels/module';
import { kernelSelfDistance } from '../kernels/self-distance';
import { Resizer } from '../kernels/resizer';
import type { LaneReady, LaneStart } from '../protocol';
import { WorkingBank } from '../working-bank';
import { guarded, type Session } from './session';

/** Starts the backend and runs it once: shaders compile before they count. */
export async function start(input: LaneStart): Promise<{ session: Session; ready: LaneReady }> {
  const backend = await startBackend(input.backend, input.modelUrl, input.inputAreaPx);
  const { name, reason, compute } = backend;
  const bank = new WorkingBank((flat) => compute.forget(flat));
  const session = { backend, compute, bank, ...(await startHelpers()) };
  // On JavaScript alone a warm-up costs seconds and saves nothing.
  if (name !== 'cpu') await guarded(compute, () => warmUp(session));
  return { session, ready: { backend: name, reason, spec: compute.spec } };
}

/** The kernels serve every backend: pixels come from the CPU, and coresets are made there. */
async function startHelpers(): Promise<
  Pick<Session, 'resize' | 'newCoverage' | 'newSelfDistance'>
> {
  if (!hasKernels())
    return { resize: resizeRgb, newCoverage: plainCoverage, newSelfDistance: undefined };
  const resizer = new Resizer(await newKernels());
  const [coverage, own] = [await newKernels(), await newKernels()];
  return {
    resize: (image, size) => resizer.resize(image, size),
    newCoverage: (grid, squares) => new KernelCoverage(coverage, grid, squares),
    newSelfDistance: (grid) => kernelSelfDistance(own, grid),
  };
}

async function warmUp({ compute }: Session): Promise<void> {
  const size = inputSize({ width: 1, height: 1 }, compute.spec.inputAreaPx);
  const input = new Float32Array(size.width * size.height * 3);
  (await compute.embed(input, size)).dispose();
}
