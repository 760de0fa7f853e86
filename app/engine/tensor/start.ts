import { env, ready, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { Compute } from '../compute';
import type { Model } from '../model';
import { TensorCompute } from './compute';
import { loadNetwork } from './network';

/** @throws Error with a plain half sentence where WebGL cannot run */
export async function startWebgl(model: Model, allowSoftware: boolean): Promise<Compute> {
  const { registerWebgl } = await import('./webgl');
  const { loss, backend } = registerWebgl(allowSoftware);
  try {
    await activate('webgl');
    // Half floats would shift scores by more than the promised 1e-3.
    if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
      throw new Error('the graphics processor has no 32-bit floats');
    }
  } catch (error) {
    removeBackend('webgl');
    throw error;
  }
  return new TensorCompute(await loadNetwork(model), model.spec, { backend: backend(), loss });
}

/** Plain JavaScript: slow, but there in every browser. */
export async function startCpu(model: Model): Promise<Compute> {
  await import('@tensorflow/tfjs-backend-cpu');
  await activate('cpu');
  return new TensorCompute(await loadNetwork(model), model.spec, null);
}

async function activate(name: string): Promise<void> {
  if (!(await setBackend(name))) throw new Error(`${name} did not start`);
  await ready();
}
