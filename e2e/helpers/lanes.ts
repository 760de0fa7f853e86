import type { Page } from '@playwright/test';

/** A lane's own count of its tensors. */
export interface LaneMemory {
  readonly numTensors: number;
  readonly numBytes: number;
}

/** Has the page remember its computing workers: those that were told to start. */
export async function watchLanes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const lanes = new Set<Worker>();
    const post = Reflect.get(Worker.prototype, 'postMessage') as Worker['postMessage'];
    const end = Reflect.get(Worker.prototype, 'terminate') as Worker['terminate'];
    Worker.prototype.postMessage = function send(this: Worker, ...given: unknown[]) {
      if ((given[0] as { op?: string }).op === 'start') lanes.add(this);
      return Reflect.apply(post, this, given) as void;
    };
    Worker.prototype.terminate = function terminate(this: Worker) {
      lanes.delete(this);
      Reflect.apply(end, this, []);
    };
    Object.assign(window, { lanes });
  });
}

/**
 * Ends a worker in the middle of what it does, as a system does that needs the memory, and tells
 * the page what a browser tells it of a crash. False when there is none.
 */
export function killLane(page: Page, which: number): Promise<boolean> {
  return page.evaluate((index) => {
    const lanes = [...(window as unknown as { lanes: Set<Worker> }).lanes];
    const lane = lanes[index % lanes.length];
    lane?.terminate();
    lane?.dispatchEvent(new ErrorEvent('error', { message: 'killed', cancelable: true }));
    return lane !== undefined;
  }, which);
}

/** Asks every lane for its counters, through the app's own protocol. */
export function laneMemory(page: Page): Promise<LaneMemory[]> {
  return page.evaluate(() => {
    const { lanes } = window as unknown as { lanes: Set<Worker> };
    const ask = (lane: Worker, id: number) =>
      new Promise<LaneMemory>((resolve, reject) => {
        setTimeout(() => reject(new Error(`worker ${id - 1e9} gives no answer`)), 60_000);
        const hear = ({ data }: MessageEvent) => {
          if (data.id !== id) return;
          lane.removeEventListener('message', hear);
          resolve(data.output as LaneMemory);
        };
        lane.addEventListener('message', hear);
        lane.postMessage({ kind: 'call', id, op: 'memory', input: null });
      });
    // Far above what the page itself has come to.
    return Promise.all([...lanes].map((lane, index) => ask(lane, 1e9 + index)));
  });
}
