import type { Port } from './messages';

/**
 * Starts a worker whose code lies in a chunk of its own, so that its entry holds nothing that
 * another chunk could import: WebKit evaluates an entry that is imported a second time, and a
 * second `serve` would take over `onmessage`. Messages that arrive before the code are passed on
 * in their order. Code that does not load, and a call that cannot be read, which would never be
 * answered, are errors of the worker.
 */
export function startWorker(scope: Port, load: () => Promise<(scope: Port) => void>): void {
  const early: MessageEvent[] = [];
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- `serve` replaces it
  scope.onmessage = (event) => early.push(event);
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a Port has no more
  scope.onmessageerror = () => reportError(new Error('a call could not be read'));
  const start = async () => {
    const serve = await load();
    serve(scope);
    for (const event of early) scope.onmessage?.(event);
  };
  start().catch((error: unknown) => reportError(error));
}
