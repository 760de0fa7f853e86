import type { BackendChoice, BackendName } from '../ports/engine';
import type { Compute } from './compute';
import type { KernelBytes } from './kernels/module';
import type { Model } from './model';

/** A running backend. */
export interface ActiveBackend {
  readonly name: BackendName;
  readonly reason: string;
  readonly compute: Compute;
}

/** Thrown by a backend that cannot run here; the message is a plain half sentence. */
class Unavailable extends Error {}

const SOFTWARE_RENDERER = /swiftshader|llvmpipe|softpipe|software|basic render|warp/i;

const ORDER: readonly BackendName[] = ['webgl', 'wasm', 'cpu'];

const LABEL: Record<BackendName, string> = { webgl: 'WebGL', wasm: 'WASM', cpu: 'JavaScript' };

/**
 * Starts the fastest backend that this browser runs well: WebGL on hardware, else WASM, else
 * plain JavaScript. A forced choice comes first, software renderer or not, and the others stand
 * by in case it cannot run at all. Only the code of those that are tried is loaded.
 *
 * @param kernels null where they cannot run
 * @throws Error when not even the last one starts
 */
export async function startBackend(
  choice: BackendChoice,
  model: Model,
  kernels: KernelBytes | null,
): Promise<ActiveBackend> {
  const order = choice === 'auto' ? ORDER : [choice, ...ORDER.filter((name) => name !== choice)];
  const refusals: string[] = [];
  for (const name of order) {
    try {
      const compute = await START[name](model, { kernels, isForced: choice === name });
      return { name, reason: reasonFor(name, choice, refusals), compute };
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

interface Start {
  readonly kernels: KernelBytes | null;
  readonly isForced: boolean;
}

const START: Record<BackendName, (model: Model, start: Start) => Promise<Compute>> = {
  async webgl(model, { isForced }) {
    refuseRenderer(isForced);
    const { startWebgl } = await import('./tensor/start');
    return startWebgl(model, isForced);
  },
  async wasm(model, { kernels }) {
    if (!kernels) throw new Unavailable('no WebAssembly with SIMD here');
    const { startKernelCompute } = await import('./kernels/compute');
    return startKernelCompute(model, kernels);
  },
  async cpu(model) {
    const { startCpu } = await import('./tensor/start');
    return startCpu(model);
  },
};

/**
 * Looks at the renderer with a context of its own, before tfjs makes one.
 *
 * @param isForced takes a software renderer too
 */
function refuseRenderer(isForced: boolean): void {
  if (typeof OffscreenCanvas === 'undefined') throw new Unavailable('no WebGL in workers here');
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context) throw new Unavailable('no WebGL 2 here');
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(
    context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER),
  );
  context.getExtension('WEBGL_lose_context')?.loseContext();
  if (!isForced && SOFTWARE_RENDERER.test(renderer)) {
    throw new Unavailable('WebGL is only emulated in software here');
  }
}
