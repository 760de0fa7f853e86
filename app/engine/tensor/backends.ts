import { env, ready, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { BackendChoice, BackendName } from '../../ports';
import type { Loss } from './webgl';

/** A running tfjs backend. */
export interface ActiveBackend {
  readonly name: BackendName;
  readonly reason: string;
  /** How the loss of a graphics context is noticed; null for what cannot be lost. */
  readonly loss: Loss | null;
}

/** Thrown by a backend that cannot run here; the message is a plain half sentence. */
class Unavailable extends Error {}

const SOFTWARE_RENDERER = /swiftshader|llvmpipe|softpipe|software|basic render|warp/i;

const ORDER: readonly BackendName[] = ['webgl', 'wasm', 'cpu'];

const LABEL: Record<BackendName, string> = { webgl: 'WebGL', wasm: 'WASM', cpu: 'JavaScript' };

/**
 * Starts the fastest backend that this browser runs well: WebGL on hardware, else WASM, else
 * plain JavaScript. A forced choice comes first, software renderer or not, and the others stand
 * by in case it cannot run at all.
 *
 * @throws Error when not even the last one starts
 */
export async function startBackend(choice: BackendChoice): Promise<ActiveBackend> {
  const order = choice === 'auto' ? ORDER : [choice, ...ORDER.filter((name) => name !== choice)];
  const refusals: string[] = [];
  for (const name of order) {
    try {
      const loss = await start(name, choice === name);
      return { name, reason: reasonFor(name, choice, refusals), loss };
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(refusals.join('; '));
}

function reasonFor(name: BackendName, choice: BackendChoice, refusals: string[]): string {
  const why = refusals.length > 0 ? `: ${refusals.join('; ')}` : '';
  if (choice === name) return `${LABEL[name]}, chosen by hand.`;
  if (choice !== 'auto') return `${LABEL[name]} instead of ${LABEL[choice]}${why}.`;
  return name === 'webgl' ? 'WebGL on the graphics processor.' : `${LABEL[name]}${why}.`;
}

async function start(name: BackendName, forced: boolean): Promise<Loss | null> {
  if (name === 'webgl') return startWebgl(forced);
  if (name === 'wasm') await startWasm();
  else await import('@tensorflow/tfjs-backend-cpu');
  await activate(name);
  return null;
}

async function activate(name: BackendName): Promise<void> {
  if (!(await setBackend(name))) throw new Unavailable(`${LABEL[name]} did not start`);
  await ready();
}

async function startWasm(): Promise<void> {
  const { configureWasm } = await import('./wasm');
  configureWasm();
}

/** @param forced takes a software renderer too */
async function startWebgl(forced: boolean): Promise<Loss> {
  refuseRenderer(forced);
  const { registerWebgl } = await import('./webgl');
  const loss = registerWebgl(forced);
  try {
    await activate('webgl');
    // Half floats would shift scores by more than the promised 1e-3.
    if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
      throw new Unavailable('the graphics processor has no 32-bit floats');
    }
  } catch (error) {
    removeBackend('webgl');
    throw error;
  }
  return loss;
}

/** Looks at the renderer with a context of its own, before tfjs makes one. */
function refuseRenderer(forced: boolean): void {
  if (typeof OffscreenCanvas === 'undefined') throw new Unavailable('no WebGL in workers here');
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context) throw new Unavailable('no WebGL 2 here');
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(
    context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER),
  );
  context.getExtension('WEBGL_lose_context')?.loseContext();
  if (!forced && SOFTWARE_RENDERER.test(renderer)) {
    throw new Unavailable('WebGL is only emulated in software here');
  }
}
