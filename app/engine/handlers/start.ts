import { DEFAULT_INPUT_AREA_PX } from '../../core/image/geometry';
import type { LaneReady, LaneStart } from '../protocol';
import { loadBackbone } from '../tensor/backbone';
import { startBackend } from '../tensor/backends';
import { DeviceBank } from '../tensor/device-bank';
import { embed } from '../tensor/features';
import { guarded, type Session } from './session';

/** Starts the backend, loads the backbone and runs it once: shaders compile before they count. */
export async function start(input: LaneStart): Promise<{ session: Session; ready: LaneReady }> {
  const backend = await startBackend(input.backend);
  const backbone = await loadBackbone(input.modelUrl);
  const session = { backend, backbone, bank: new DeviceBank() };
  // On JavaScript alone a warm-up costs seconds and saves nothing.
  if (backend.name !== 'cpu') await guarded(backend, () => warmUp(session));
  const { name, reason } = backend;
  return { session, ready: { backend: name, reason, spec: backbone.spec } };
}

async function warmUp({ backbone }: Session): Promise<void> {
  const side = Math.sqrt(DEFAULT_INPUT_AREA_PX);
  const features = embed(backbone, new Float32Array(side * side * 3), {
    width: side,
    height: side,
  });
  await features.data();
  features.dispose();
}
