import { afterEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../core/project/problem';
import { Caller } from './caller';
import type { Handlers, JobContext } from './serve';
import { serve, transferring } from './serve';

interface Ops {
  double: { input: number; output: number };
  fill: { input: Uint8Array<ArrayBuffer>; output: Uint8Array<ArrayBuffer> };
  wait: { input: string; output: string };
  spin: { input: string; output: string };
  fail: { input: 'problem' | 'error' | 'memory' | 'uncloneable' | 'abort'; output: unknown };
  count: { input: number; output: number };
}

const opened: MessagePort[] = [];
afterEach(() => opened.splice(0).forEach((port) => port.close()));

/** A caller and a server over real ports, with `wait` jobs that end when the test says so. */
function connect(concurrency?: number) {
  const { port1, port2 } = new MessageChannel();
  opened.push(port1, port2);
  const begun: string[] = [];
  const contexts = new Map<string, JobContext>();
  const finish = new Map<string, () => void>();
  const handlers: Handlers<Ops> = {
    double: (input) => input * 2,
    fill: (input) => transferring(input.fill(7), [input.buffer]),
    wait: (input, context) => {
      begun.push(input);
      contexts.set(input, context);
      return new Promise((resolve) => finish.set(input, () => resolve(input)));
    },
    spin: (input) => (begun.push(input), input),
    fail: (input) => {
      if (input === 'problem') throw new ProblemError({ kind: 'truncated' });
      if (input === 'memory') throw new RangeError('Array buffer allocation failed');
      if (input === 'abort') throw new DOMException('gone', 'AbortError');
      if (input === 'uncloneable') return () => 1;
      throw new TypeError('broken');
    },
    count: (input, { progress }) => {
      for (let i = 1; i <= input; i++) progress(i, input);
      return input;
    },
  };
  serve<Ops>(port2, handlers, concurrency === undefined ? {} : { concurrency });
  return { caller: new Caller<Ops>(port1), port: port1, begun, contexts, finish };
}

/** Long enough for every message on its way to arrive. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  );

describe('answers', () => {
  it('returns the output of the operation', async () => {
    const { caller } = connect();
    expect(await Promise.all([caller.call('double', 4), caller.call('double', 5)])).toEqual([
      8, 10,
    ]);
    expect(caller.pending).toBe(0);
  });

  it('moves buffers both ways', async () => {
    const { caller } = connect();
    const input = new Uint8Array(3);
    const output = await caller.call('fill', input, { transfer: [input.buffer] });
    expect(input.byteLength).toBe(0);
    expect([...output]).toEqual([7, 7, 7]);
  });

  it('reports progress before the answer', async () => {
    const { caller } = connect();
    const seen: string[] = [];
    const onProgress = (done: number, total: number) => seen.push(`${done}/${total}`);
    await caller.call('count', 3, { onProgress });
    expect(seen).toEqual(['1/3', '2/3', '3/3']);
  });
});

describe('failures', () => {
  it.each([
    ['problem', { kind: 'truncated' }],
    ['error', { kind: 'engine-failed', detail: 'broken' }],
    ['memory', { kind: 'out-of-memory' }],
    ['uncloneable', { kind: 'engine-failed', detail: expect.stringContaining('cloned') }],
  ] as const)('%s keeps its meaning and harms no later job', async (input, problem) => {
    const { caller } = connect();
    const [failed, next] = await Promise.all([
      problemOf(caller.call('fail', input)),
      caller.call('double', 1),
    ]);
    expect(failed).toEqual(problem);
    expect(next).toBe(2);
  });

  it('passes an abort of the handler itself on as AbortError', async () => {
    const { caller } = connect();
    expect(await problemOf(caller.call('fail', 'abort'))).toMatchObject({ name: 'AbortError' });
  });

  it('refuses an input that cannot be cloned and keeps nothing pending', async () => {
    const { caller } = connect();
    const input = (() => 1) as unknown as number;
    await expect(caller.call('double', input)).rejects.toThrow(/cloned/);
    expect(caller.pending).toBe(0);
  });

  it('names an operation that nobody handles', async () => {
    const { caller } = connect();
    const problem = await problemOf(caller.call('nope' as 'double', 1));
    expect(problem).toEqual({ kind: 'engine-failed', detail: 'serve: no handler for nope' });
  });
});

describe('abort', () => {
  it('rejects at once with the reason, tells the job and drops its late reply', async () => {
    const { caller, contexts, finish } = connect();
    const controller = new AbortController();
    const call = problemOf(caller.call('wait', 'a', { signal: controller.signal }));
    await settle();
    const reason = new Error('enough');
    controller.abort(reason);
    expect(caller.pending).toBe(0);
    expect(await call).toBe(reason);
    await settle();
    expect(contexts.get('a')?.signal.aborted).toBe(true);
    finish.get('a')?.();
    expect(await caller.call('double', 1)).toBe(2);
  });

  it('never begins a job that was still waiting', async () => {
    const { caller, begun, finish } = connect();
    const controller = new AbortController();
    const first = caller.call('wait', 'first');
    const second = problemOf(caller.call('wait', 'second', { signal: controller.signal }));
    await settle();
    controller.abort();
    expect(await second).toMatchObject({ name: 'AbortError' });
    await settle();
    finish.get('first')?.();
    expect(await first).toBe('first');
    await settle();
    expect(begun).toEqual(['first']);
  });

  it('hears an abort between jobs that never await', async () => {
    const { caller, begun } = connect();
    const controller = new AbortController();
    const calls = ['a', 'b', 'c'].map((name) =>
      problemOf(caller.call('spin', name, name === 'a' ? {} : { signal: controller.signal })),
    );
    controller.abort();
    await Promise.all(calls);
    await settle();
    expect(begun).toEqual(['a']);
  });

  it('sends nothing when the signal has already aborted', async () => {
    const { caller, begun } = connect();
    const call = caller.call('wait', 'late', { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await settle();
    expect(begun).toEqual([]);
  });
});

describe('order', () => {
  it('runs one job at a time unless told otherwise', async () => {
    const { caller, begun, finish } = connect();
    const calls = ['a', 'b'].map((name) => caller.call('wait', name));
    await settle();
    expect(begun).toEqual(['a']);
    finish.get('a')?.();
    await settle();
    expect(begun).toEqual(['a', 'b']);
    finish.get('b')?.();
    expect(await Promise.all(calls)).toEqual(['a', 'b']);
  });

  it('runs up to `concurrency` jobs at once', async () => {
    const { caller, begun, finish } = connect(2);
    const calls = ['a', 'b', 'c'].map((name) => caller.call('wait', name));
    await settle();
    expect(begun).toEqual(['a', 'b']);
    finish.get('b')?.();
    await settle();
    expect(begun).toEqual(['a', 'b', 'c']);
    finish.get('a')?.();
    finish.get('c')?.();
    expect(await Promise.all(calls)).toEqual(['a', 'b', 'c']);
  });
});

describe('lost', () => {
  it('rejects what is pending and what comes later', async () => {
    const { caller } = connect();
    const problem = { kind: 'engine-lost', detail: 'crash' } as const;
    const pending = problemOf(caller.call('wait', 'a'));
    expect(caller.pending).toBe(1);
    caller.lost(problem);
    expect(caller.pending).toBe(0);
    expect(await pending).toEqual(problem);
    expect(await problemOf(caller.call('double', 1))).toEqual(problem);
  });
});
