import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { env, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
import type { Loss } from '../compute';

/** Beyond this much, textures that are not in use are given back. */
const MOST_TEXTURE_BYTES = 256 * 1024 * 1024;

/**
 * Registers tfjs's WebGL backend on a canvas of ours, so that the loss of its context is seen:
 * tfjs itself waits for ever for a fence that a lost context never signals.
 *
 * @param allowSoftware also takes a software renderer
 */
export function registerWebgl(allowSoftware: boolean): {
  loss: Loss;
  /** Once it has been activated. */
  backend: () => MathBackendWebGL;
} {
  // Has to be set before tfjs makes its first context.
  env().set('SOFTWARE_WEBGL_ENABLED', allowSoftware);
  // By default textures of each size ever met are kept for ever: photos come in many shapes.
  env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', MOST_TEXTURE_BYTES);
  const canvas = new OffscreenCanvas(300, 150);
  let backend: MathBackendWebGL | null = null;
  removeBackend('webgl');
  registerBackend('webgl', () => (backend = new MathBackendWebGL(canvas)));
  const whenLost = new Promise<never>((_, reject) => {
    canvas.addEventListener('webglcontextlost', () => reject(new Error('context lost')));
  });
  // Heard by the jobs that race it; between jobs nobody listens.
  whenLost.catch(() => undefined);
  const started = () => {
    if (!backend) throw new Error('WebGL has not been activated');
    return backend;
  };
  const isLost = () => backend?.gpgpu.gl.isContextLost() ?? false;
  return { loss: { isLost, whenLost }, backend: started };
}
