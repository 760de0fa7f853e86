import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeatureSpec } from '../core/features/grid';
import type { CallMessage, ReplyMessage } from '../rpc/messages';
import { blobImage, testBackbone } from '../testing/synthetic';
import { EngineClient } from './client';
import type { LaneReady, LaneStart } from './protocol';

const never = new AbortController().signal;
const embed = (engine: EngineClient) => engine.embed(blobImage(1, 32, 32), never);
const spec: FeatureSpec = { backbone: testBackbone, weights: 'test' };

/** A worker that starts, and works on photos only when the test says so. */
class FakeWorker extends EventTarget {
  onmessage: ((event: MessageEvent) => void) | null = null;
  /** Ids of the calls that wait for an answer. */
  readonly jobs: number[] = [];
  readonly heard: PropertyKey[] = [];
  isEnded = false;
  /** @param startsOn what it answers to a start; null leaves it without an answer */
  constructor(private readonly startsOn: ((start: LaneStart) => LaneReady['backend']) | null) {
    super();
  }

  postMessage(message: CallMessage): void {
    if (message.kind !== 'call') return;
    const { id, op, input } = message;
    this.heard.push(op);
    if (op === 'start' && this.startsOn) {
      const backend = this.startsOn(input as LaneStart);
      this.reply({ kind: 'done', id, output: { backend, reason: `On ${backend}.`, spec } });
    } else if (op === 'replace') this.reply({ kind: 'done', id, output: null });
    else this.jobs.push(id);
  }

  /** Answers the job that has waited for longest. */
  finish(): void {
    this.reply({ kind: 'done', id: this.jobs.shift()!, output: { grid: {}, times: {} } });
  }

  progress(): void {
    this.reply({ kind: 'progress', id: this.jobs[0]!, done: 1, total: 9 });
  }

  terminate(): void {
    this.isEnded = true;
  }

  private reply(data: ReplyMessage): void {
    queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data })));
  }
}

async function start(startsOn: ConstructorParameters<typeof FakeWorker>[0], cpuLanes = 1) {
  const workers: FakeWorker[] = [];
  const engine = new EngineClient({
    createWorker: () => {
      const worker = new FakeWorker(startsOn);
      workers.push(worker);
      return worker as unknown as Worker;
    },
    backbone: testBackbone,
    modelUrl: 'models',
    cpuLanes,
  });
  const starting = engine.start('auto');
  if (startsOn) await starting;
  return { engine, workers, starting };
}

/** Whatever is under way without a timer comes to its end. */
const soon = () => vi.advanceTimersByTimeAsync(0);

const onGpu = ({ backend }: LaneStart) => (backend === 'auto' ? 'webgl' : 'wasm');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a worker that has not started ends at once when another start, or the end, overtakes it', async () => {
  const { engine, workers, starting } = await start(null);
  await soon();
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([false]);
  void engine.start('wasm');
  await starting;
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  engine.close();
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, true]);
});

describe('a lane that does not answer', () => {
  it('is replaced after two minutes, and its job rejected as lost', async () => {
    const { engine, workers } = await start(() => 'wasm');
    const job = embed(engine);
    const lost = expect(job).rejects.toMatchObject({
      problem: { kind: 'engine-lost', detail: 'the worker hung' },
    });
    await vi.advanceTimersByTimeAsync(119_000);
    expect(workers[0]!.isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    await lost;
    expect(workers[0]!.isEnded).toBe(true);
    expect(engine.status()).toMatchObject({ phase: 'ready', lanes: 1, restarts: 1 });
    const next = embed(engine);
    await soon();
    workers[1]!.finish();
    await expect(next).resolves.toBeDefined();
  });

  it('is left alone for as long as it tells of its progress', async () => {
    const { engine, workers } = await start(() => 'wasm');
    const job = embed(engine);
    for (let minute = 0; minute < 5; minute++) {
      await vi.advanceTimersByTimeAsync(60_000);
      workers[0]!.progress();
    }
    // Waits behind the long job, and is no sign of a hang.
    engine.clearBank();
    await vi.advanceTimersByTimeAsync(119_000);
    workers[0]!.finish();
    await expect(job).resolves.toBeDefined();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(engine.status()).toMatchObject({ lanes: 1, restarts: 0 });
    expect(workers).toHaveLength(1);
  });

  it('is a failed start where it is the only one', async () => {
    const { engine, workers, starting } = await start(null);
    await vi.advanceTimersByTimeAsync(120_000);
    await starting;
    expect(workers[0]!.isEnded).toBe(true);
    expect(engine.status()).toMatchObject({ phase: 'failed', reason: 'the worker hung' });
    await expect(embed(engine)).rejects.toMatchObject({ problem: { kind: 'engine-failed' } });
  });
});

describe('a lane that is lost', () => {
  it('is replaced when its answer cannot be read', async () => {
    const { engine, workers } = await start(() => 'wasm');
    const job = embed(engine);
    await soon();
    workers[0]!.dispatchEvent(new MessageEvent('messageerror'));
    await expect(job).rejects.toMatchObject({
      problem: { kind: 'engine-lost', detail: 'an answer could not be read' },
    });
    await soon();
    expect(workers[0]!.isEnded).toBe(true);
    expect(workers[1]!.heard).toEqual(['start', 'replace']);
    expect(engine.status()).toMatchObject({ phase: 'ready', lanes: 1, restarts: 1 });
  });

  /** The worker's answer where its graphics context is gone. */
  async function loseContext(engine: EngineClient, workers: readonly FakeWorker[]) {
    const job = embed(engine);
    await soon();
    const worker = workers.at(-1)!;
    const problem = { kind: 'engine-lost', detail: 'context lost' } as const;
    const data: ReplyMessage = { kind: 'failed', id: worker.jobs.shift()!, problem };
    worker.onmessage!(new MessageEvent('message', { data }));
    await expect(job).rejects.toMatchObject({ problem });
    await soon();
  }

  it('goes over to WASM once the graphics context is lost three times in a row', async () => {
    const { engine, workers } = await start(onGpu, 2);
    for (let loss = 1; loss <= 2; loss++) {
      await loseContext(engine, workers);
      expect(engine.status()).toMatchObject({ backend: 'webgl', lanes: 1, restarts: loss });
    }
    await loseContext(engine, workers);
    expect(engine.status()).toMatchObject({
      phase: 'ready',
      backend: 'wasm',
      reason: 'WASM: WebGL was lost several times in a row.',
      lanes: 2,
    });
    const next = embed(engine);
    await soon();
    workers.find(({ jobs }) => jobs.length > 0)!.finish();
    await expect(next).resolves.toBeDefined();
  });

  it('stays on WebGL where a job succeeds between two losses', async () => {
    const { engine, workers } = await start(onGpu);
    for (let loss = 1; loss <= 5; loss++) {
      await loseContext(engine, workers);
      const job = embed(engine);
      await soon();
      workers.at(-1)!.finish();
      await job;
    }
    expect(engine.status()).toMatchObject({ backend: 'webgl', lanes: 1, restarts: 5 });
  });
});
