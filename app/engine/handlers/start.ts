import { plainCoverage } from '../../core/bank/coverage';
import { inputSize } from '../../core/image/geometry';
import { resizeRgb } from '../../core/image/resize';
import { startBackend } from '../backends';
import { KernelCoverage } from '../kernels/coverage';
import { newKernels, type KernelBytes } from '../kernels/module';
import { kernelSelfDistance } from '../kernels/self-distance';
import { Resizer } from '../kernels/resizer';
import type { Model } from '../model';
import type { BackendChoice } from '../../ports/engine';
import type { LaneReady } from '../protocol';
import { WorkingBank } from '../working-bank';
import { guarded, type Session } from './session';

/**
 * Starts the backend and runs it once: shaders compile before they count.
 *
 * @param kernels null where they cannot run
 */
export async function start(
  choice: BackendChoice,
  model: Model,
  kernels: KernelBytes | null,
): Promise<{ session: Session; ready: LaneReady }> {
  const backend = await startBackend(choice, model, kernels);
  const { name, reason, compute } = backend;
  const bank = new WorkingBank((flat) => compute.forget(flat));
  const session = { backend, compute, bank, ...(await startHelpers(kernels)) };
  // On JavaScript alone a warm-up costs seconds and saves nothing.
  if (name !== 'cpu') await guarded(compute, () => warmUp(session));
  return { session, ready: { backend: name, reason, spec: compute.spec } };
}

/** The kernels serve every backend: pixels come from the CPU, and coresets are made there. */
async function startHelpers(
  kernels: KernelBytes | null,
): Promise<Pick<Session, 'resize' | 'newCoverage' | 'newSelfDistance'>> {
  if (!kernels)
    return { resize: resizeRgb, newCoverage: plainCoverage, newSelfDistance: undefined };
  const resizer = new Resizer(await newKernels(kernels));
  const [coverage, own] = [await newKernels(kernels), await newKernels(kernels)];
  return {
    resize: (image, size) => resizer.resize(image, size),
    newCoverage: (grid, squares) => new KernelCoverage(coverage, grid, squares),
    newSelfDistance: (grid) => kernelSelfDistance(own, grid),
  };
}

async function warmUp({ compute }: Session): Promise<void> {
  const size = inputSize({ width: 1, height: 1 }, compute.spec.backbone);
  const input = new Float32Array(size.width * size.height * 3);
  (await compute.embed(input, size)).dispose();
}
