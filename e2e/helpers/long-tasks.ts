import type { Browser, Page } from '@playwright/test';
import { slowness } from './machine';

/** The Long Tasks API's limit, on the machine that budgets are for. */
const LONG_MS = 50;

/** Part of Chromium's trace format: a task of a thread, times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Has the page note each task that the Long Tasks API reports, from its first moment on. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const longTasks: number[] = [];
    const note = (list: PerformanceObserverEntryList) =>
      longTasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
    new PerformanceObserver(note).observe({ type: 'longtask', buffered: true });
    Object.assign(window, { longTasks });
  });
}

/**
 * Runs something and gives the durations, in ms, of the page's long tasks meanwhile. A task that
 * is long by the clock but not on the processor had to wait for other programs: left out. A slow
 * machine may take longer by as much as it is slower.
 */
export async function longTasksDuring(
  browser: Browser,
  page: Page,
  run: () => Promise<unknown>,
): Promise<number[]> {
  await takeNoted(page);
  await browser.startTracing(page, { categories: ['toplevel'] });
  await run();
  // Entries come in a task of their own, after what they are about.
  await page.waitForTimeout(100);
  const noted = await takeNoted(page);
  const trace = await browser.stopTracing();
  if (noted.length === 0) return [];
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mostMs = LONG_MS * slowness();
  return mainTasks(traceEvents)
    .map(Math.round)
    .filter((ms) => ms > mostMs);
}

/** Runs something and gives how long, in ms, the page's main thread was on the processor. */
export async function processorMsDuring(
  browser: Browser,
  page: Page,
  run: () => Promise<unknown>,
): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await run();
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  return mainTasks(traceEvents).reduce((sum, ms) => sum + ms, 0);
}

function takeNoted(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { longTasks } = window as unknown as { longTasks: number[] };
    return longTasks.splice(0);
  });
}

/** Milliseconds on the processor of each task of the page's main thread. */
function mainTasks(events: readonly TraceEvent[]): number[] {
  const isMain = ({ name, args }: TraceEvent) =>
    name === 'thread_name' && args.name === 'CrRendererMain';
  const mains = new Set(events.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  return events
    .filter(({ name, ph, pid, tid }) => {
      return ph === 'X' && name.endsWith('RunTask') && mains.has(`${pid} ${tid}`);
    })
    .map(({ tdur = 0 }) => tdur / 1000);
}
