import type { Page, Worker as WorkerHandle } from '@playwright/test';

/** Counts what the page asks of its workers, by operation. */
export async function watchCalls(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const calls: Record<string, number> = {};
    const post = Reflect.get(Worker.prototype, 'postMessage') as Worker['postMessage'];
    Worker.prototype.postMessage = function count(this: Worker, ...given: unknown[]) {
      const { op } = given[0] as { op?: string };
      if (op) calls[op] = (calls[op] ?? 0) + 1;
      return Reflect.apply(post, this, given) as void;
    };
    Object.assign(window, { calls });
  });
}

export function countedCalls(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => ({
    ...(window as unknown as { calls: Record<string, number> }).calls,
  }));
}

/** Put in front of every worker's script: keeps the graphics contexts that it makes. */
const KEEP_CONTEXTS = `
self.keptContexts = [];
const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (...given) {
  const context = getContext.apply(this, given);
  if (/webgl/.test(given[0]) && context) self.keptContexts.push(context);
  return context;
};
`;

export async function keepContexts(page: Page): Promise<void> {
  await page.route(/assets\/worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: KEEP_CONTEXTS + (await response.text()) });
  });
}

/** Takes the graphics away from every worker that computes on it; how many contexts went. */
export async function loseContexts(page: Page): Promise<number> {
  const lost = await Promise.all(
    page.workers().map((worker) =>
      worker.evaluate(() => {
        const { keptContexts } = self as unknown as { keptContexts: WebGL2RenderingContext[] };
        const alive = keptContexts.filter((context) => !context.isContextLost());
        for (const context of alive) context.getExtension('WEBGL_lose_context')?.loseContext();
        return alive.length;
      }),
    ),
  );
  return lost.reduce((sum, count) => sum + count, 0);
}

/** The workers that compute. */
export async function engineWorkers(page: Page): Promise<WorkerHandle[]> {
  const found = await Promise.all(
    page.workers().map(async (worker) => ({
      worker,
      isEngine: await worker.evaluate(() => self.name === 'engine'),
    })),
  );
  return found.filter(({ isEngine }) => isEngine).map(({ worker }) => worker);
}

/** Ends a worker's script with an error that nobody catches. */
export async function crash(worker: WorkerHandle): Promise<void> {
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('boom');
    });
  });
}
