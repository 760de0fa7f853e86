import { DEFAULT_POLICY, type BankPolicy } from '../../app/core/bank/policy';
import type { Backbone } from '../../app/core/features/backbone';
import { EFFICIENTNET_LITE0 } from '../../app/core/features/efficientnet-lite0';
import { EngineClient } from '../../app/engine/client';
import { createImaging } from '../../app/platform/imaging/client';
import type { BackendChoice } from '../../app/ports/engine';
import type { DecodedFile, Imaging } from '../../app/ports/imaging';

export const never = new AbortController().signal;

/** The app's own engine, warm. */
export async function openEngine(
  choice: BackendChoice,
  cpuLanes: number,
  {
    policy = {},
    backbone = EFFICIENTNET_LITE0,
  }: { policy?: Partial<BankPolicy>; backbone?: Backbone } = {},
): Promise<EngineClient> {
  const engine = new EngineClient({
    createWorker: () =>
      new Worker(new URL('../../app/engine/worker.ts', import.meta.url), { type: 'module' }),
    backbone,
    modelUrl: new URL(`/models/${backbone.name}`, location.href).href,
    cpuLanes,
    policy: { ...DEFAULT_POLICY, ...policy },
  });
  await engine.start(choice);
  const { phase, backend, reason } = engine.status();
  if (phase !== 'ready') throw new Error(`the engine did not start: ${reason}`);
  if (choice !== 'auto' && backend !== choice) throw new Error(reason);
  return engine;
}

export const imaging: Imaging = createImaging();

export async function fetchFile(url: string): Promise<File> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new File([await response.blob()], url.split('/').at(-1)!);
}

export async function decodeUrl(url: string): Promise<DecodedFile> {
  const file = await fetchFile(url);
  return imaging.decode(file, file.name, never);
}

/** Runs `work` over the items, at most `width` at a time; results in the items' order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const run = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: width }, run));
  return results;
}
