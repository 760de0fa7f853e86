import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { env, registerBackend, removeBackend } from '@tensorflow/tfjs-core';

/**
 * Registers tfjs's WebGL backend on a canvas of ours, so that the loss of its context can be
 * seen: tfjs itself goes on with zeros.
 *
 * @param allowSoftware also takes a software renderer
 * @returns whether the context has been lost
 */
export function registerWebgl(allowSoftware: boolean): () => boolean {
  // Has to be set before tfjs makes its first context.
  env().set('SOFTWARE_WEBGL_ENABLED', allowSoftware);
  const canvas = new OffscreenCanvas(300, 150);
  let lost = false;
  canvas.addEventListener('webglcontextlost', () => (lost = true));
  let backend: MathBackendWebGL | null = null;
  removeBackend('webgl');
  registerBackend('webgl', () => (backend = new MathBackendWebGL(canvas)));
  return () => lost || (backend?.gpgpu.gl.isContextLost() ?? false);
}
