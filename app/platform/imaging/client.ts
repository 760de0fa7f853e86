import type { SampleBits } from '../../core/image/sample-range';
import type { Imaging } from '../../ports/imaging';
import { Caller } from '../../rpc/caller';
import type { ImagingOps } from './protocol';

/** Each can hold a 100-megapixel photo; more would starve the engine of memory and cores. */
const MAX_WORKERS = 2;

type Lane = Caller<ImagingOps>;

const spawnWorker = () =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'imaging' });

/** Decoding and drawing in workers that start when they are first needed. */
export function createImaging(spawn: () => Worker = spawnWorker): Imaging {
  const lanes = new Set<Lane>();

  const open = (): Lane => {
    const worker = spawn();
    const lane: Lane = new Caller<ImagingOps>(worker);
    const lose = (detail: string) => {
      lanes.delete(lane);
      worker.terminate();
      lane.lost({ kind: 'engine-lost', detail });
    };
    worker.addEventListener('error', (event) => lose(event.message || 'imaging worker stopped'));
    worker.addEventListener('messageerror', () =>
      lose('imaging worker sent an unreadable message'),
    );
    lanes.add(lane);
    return lane;
  };

  const leastLoaded = (): Lane => {
    const best = [...lanes].sort((a, b) => a.pending - b.pending)[0];
    const room = lanes.size < MAX_WORKERS;
    return best && (best.pending === 0 || !room) ? best : open();
  };

  let readAs: SampleBits | null = null;
  return {
    readFrom: (bits) => void (readAs = bits),
    decode: (file, _name, signal) => leastLoaded().call('decode', { file, readAs }, { signal }),
    bitmap: (file, _name, longestPx, signal) =>
      leastLoaded().call('bitmap', { file, longestPx, readAs }, { signal }),
    levels: (file, _name, range, signal) =>
      leastLoaded().call('levels', { file, range, readAs }, { signal }),
    pixels: (bitmap, signal) => leastLoaded().call('pixels', bitmap, { signal }),
    jpeg: (bitmap) => leastLoaded().call('jpeg', bitmap),
    mask: (job, signal) => leastLoaded().call('mask', job, { signal }),
    measure: (jobs, signal, onProgress) =>
      leastLoaded().call('measure', jobs, { signal, onProgress }),
    survey: (jobs, settings, signal) =>
      leastLoaded().call('survey', { jobs, settings }, { signal }),
    pages: (file, signal) => leastLoaded().call('pages', file, { signal }),
    hash: (file, signal) => leastLoaded().call('hash', file, { signal }),
    render: (job, signal) => leastLoaded().call('render', { ...job, readAs }, { signal }),
    reportPhoto: (job, signal) => leastLoaded().call('reportPhoto', { ...job, readAs }, { signal }),
  };
}
