import { expect, it, vi } from 'vitest';
import type { Port } from './messages';
import { startWorker } from './start-worker';

const event = (data: unknown) => new MessageEvent('message', { data });

it('passes on, in order, what came before the code did', async () => {
  const scope: Port = { postMessage: () => {}, onmessage: null };
  const heard: unknown[] = [];
  let loaded: (serve: (port: Port) => void) => void = () => {};
  startWorker(scope, () => new Promise((resolve) => (loaded = resolve)));
  scope.onmessage!(event(1));
  scope.onmessage!(event(2));
  expect(heard).toEqual([]);
  loaded((port) => {
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- as `serve` does
    port.onmessage = ({ data }) => heard.push(data);
  });
  await vi.waitFor(() => expect(heard).toEqual([1, 2]));
  scope.onmessage!(event(3));
  expect(heard).toEqual([1, 2, 3]);
});

it('reports code that does not load as an error of the worker', async () => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  const scope: Port = { postMessage: () => {}, onmessage: null };
  const error = new TypeError('Failed to fetch');
  startWorker(scope, () => Promise.reject(error));
  await vi.waitFor(() => expect(report).toHaveBeenCalledWith(error));
  vi.unstubAllGlobals();
});

it('reports a call that cannot be read as an error of the worker', () => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  const scope: Port = { postMessage: () => {}, onmessage: null };
  startWorker(scope, () => new Promise(() => {}));
  scope.onmessageerror!(new MessageEvent('messageerror'));
  expect(report).toHaveBeenCalledWith(new Error('a call could not be read'));
  vi.unstubAllGlobals();
});
