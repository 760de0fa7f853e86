import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_POLICY } from '../core/bank/policy';
import { EFFICIENTNET_LITE0 } from '../core/features/efficientnet-lite0';
import type { FeatureGrid } from '../core/features/grid';
import { imageScore } from '../core/score-map/image-score';
import type { BackendChoice } from '../ports/engine';
import { blobImage } from '../testing/synthetic';
import { EngineClient } from './client';

const never = new AbortController().signal;
const open: EngineClient[] = [];

async function startEngine(choice: BackendChoice, cpuLanes = 1, policy = DEFAULT_POLICY) {
  const workers: Worker[] = [];
  const engine = new EngineClient({
    createWorker: () => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      workers.push(worker);
      return worker;
    },
    backbone: EFFICIENTNET_LITE0,
    modelUrl: new URL('/models/efficientnet-lite0', location.href).href,
    cpuLanes,
    policy,
  });
  open.push(engine);
  await engine.start(choice);
  return { engine, workers };
}

afterEach(() => open.splice(0).forEach((engine) => engine.close()));

/** Two references and a query with a square on it. */
async function inspectOnce(engine: EngineClient) {
  for (const seed of [1, 1.5]) {
    const image = blobImage(seed, 200, 160);
    for (let i = 0; i < image.data.length; i += 4) image.data[i]! += (seed - 1) * 12;
    const { grid } = await engine.embed(image, never);
    await engine.appendReference(`r${seed}`, grid, never);
  }
  const query = blobImage(1, 200, 160);
  for (let y = 60; y < 90; y++) query.data.fill(0, (y * 200 + 80) * 4, (y * 200 + 110) * 4);
  const { scores, grid } = await engine.inspect(query, never);
  return { scores, grid };
}

async function expectNoTensorKept(engine: EngineClient, grid: FeatureGrid, images: number) {
  const before = await engine.memory();
  for (let i = 0; i < images; i++) {
    await engine.inspect(blobImage(i, 160, 120), never);
    await engine.scoreLeftOut(grid, new Map([['r', grid]]), never);
  }
  expect(await engine.memory()).toEqual(before);
}

describe('engine', () => {
  it('chooses no software renderer and says why', async () => {
    const { engine } = await startEngine('auto');
    expect(engine.status()).toMatchObject({ phase: 'ready', backend: 'wasm' });
    expect(engine.status().reason).toMatch(/software/);
  });

  it('gives the same scores on WebGL, WASM and CPU to 1e-3, and keeps no tensor on WebGL', async () => {
    const results = [];
    for (const choice of ['webgl', 'wasm', 'cpu'] as const) {
      const { engine } = await startEngine(choice);
      expect(engine.status().backend).toBe(choice);
      const { scores, grid } = await inspectOnce(engine);
      results.push(scores);
      // Here, since WebGL takes half a minute to start and warm up in software.
      if (choice === 'webgl') await expectNoTensorKept(engine, grid, 1);
    }
    const [first, ...others] = results;
    expect(imageScore(first!.distances)).toBeGreaterThan(0.3);
    for (const other of others) {
      const differences = first!.distances.map((value, i) => Math.abs(value - other.distances[i]!));
      expect(Math.max(...differences)).toBeLessThan(1e-3);
      const difference = imageScore(first!.distances) - imageScore(other.distances);
      expect(Math.abs(difference)).toBeLessThan(1e-3);
    }
  });

  it('keeps no tensor on WASM', async () => {
    const { engine } = await startEngine('wasm');
    const { grid } = await inspectOnce(engine);
    await expectNoTensorKept(engine, grid, 4);
  });

  it('scores a reference against the others and itself, and alone', async () => {
    const { engine } = await startEngine('wasm', 1);
    const { grid, scores } = await inspectOnce(engine);
    const [other] = [(await engine.embed(blobImage(8, 160, 120), never)).grid];
    const alone = await engine.scoreLeftOut(grid, new Map(), never);
    const both = await engine.scoreLeftOut(grid, new Map([['other', other]]), never);
    expect(alone.distances).toHaveLength(scores.distances.length);
    expect(imageScore(alone.distances)).toBeGreaterThan(0);
    expect(imageScore(alone.distances)).toBeLessThan(2);
    expect(imageScore(both.distances)).toBeLessThanOrEqual(imageScore(alone.distances));
  });

  it('scores cached features as it scored the pixels', async () => {
    const { engine } = await startEngine('wasm', 2);
    const { scores, grid } = await inspectOnce(engine);
    const again = await engine.score(grid, never);
    expect(again.scores.distances).toEqual(scores.distances);
  });

  it('thins a bank beyond its size in the order of the references, and grows it again', async () => {
    const policy = { wholeUpTo: 3500, share: 0.1, most: 400 };
    const { engine } = await startEngine('wasm', 2, policy);
    const grids = await Promise.all(
      [1, 2, 3, 4, 5].map(async (seed) => {
        return (await engine.embed(blobImage(seed, 200, 200), never)).grid;
      }),
    );
    const add = (i: number) => engine.appendReference(`r${i}`, grids[i]!, never);
    await Promise.all([0, 1].map(add));
    expect(engine.status().bank).toEqual({
      directions: 1,
      patches: 3200,
      kept: 3200,
      farthest: null,
    });
    await add(2);
    const { kept, farthest } = engine.status().bank;
    expect(kept).toBeGreaterThan(160);
    expect(kept).toBeLessThanOrEqual(400);
    expect(farthest).toBeGreaterThan(0);
    // No patch of a reference lies farther from the bank than it says.
    const { scores } = await engine.score(grids[0]!, never);
    expect(Math.max(...scores.distances)).toBeLessThanOrEqual(farthest! + 1e-4);
    await Promise.all([3, 4].map(add));
    expect(engine.status().bank.kept).toBeLessThanOrEqual(400);
    expect(engine.status().bank.farthest).toBeGreaterThanOrEqual(farthest!);

    const both = await Promise.all([
      engine.score(grids[4]!, never),
      engine.score(grids[4]!, never),
    ]);
    expect(both[0].scores).toEqual(both[1].scores);
    engine.clearBank();
    for (const i of [0, 1, 2]) await add(i);
    expect(engine.status().bank).toEqual({ directions: 1, patches: 4800, kept, farthest });
    const again = await engine.score(grids[0]!, never);
    expect(again.scores.distances).toEqual(scores.distances);
  });

  it('tells of thinning a full bank, which a cancel leaves as it was', async () => {
    const policy = { wholeUpTo: 0, share: 0.2, most: 340 };
    const { engine } = await startEngine('wasm', 1, policy);
    const controller = new AbortController();
    const seen: (number | null)[] = [];
    const grids = [];
    for (const seed of [1, 2, 3]) {
      grids.push((await engine.embed(blobImage(seed, 200, 160), never)).grid);
    }
    await engine.appendReference('r1', grids[0]!, never);
    const { bank } = engine.status();
    engine.subscribe(({ thinning }) => {
      seen.push(thinning);
      if (thinning === 0) controller.abort();
    });
    const adding = (async () => {
      for (const [i, grid] of grids.slice(1).entries()) {
        await engine.appendReference(`r${i + 2}`, grid, controller.signal);
      }
    })();
    await expect(adding).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toContain(0);
    expect(engine.status()).toMatchObject({ thinning: null });
    expect(engine.status().bank.kept).toBeGreaterThanOrEqual(bank.kept);
    expect(engine.status().bank.kept).toBeLessThanOrEqual(policy.most);
  });

  it('replaces a crashed lane, with its bank, and goes on', async () => {
    const { engine, workers } = await startEngine('wasm', 1);
    const { scores, grid } = await inspectOnce(engine);
    workers[0]!.dispatchEvent(new ErrorEvent('error', { message: 'crashed by the test' }));
    expect(engine.status().restarts).toBe(1);
    const again = await engine.score(grid, never);
    expect(again.scores.distances).toEqual(scores.distances);
    expect(engine.status().lanes).toBe(1);
  });

  it('has as many lanes as before after losing two at once, for the reason it gave', async () => {
    const { engine, workers } = await startEngine('auto', 2);
    const { reason } = engine.status();
    expect(engine.status().lanes).toBe(2);
    for (const worker of workers.slice(0, 2)) {
      worker.dispatchEvent(new ErrorEvent('error', { message: 'crashed by the test' }));
    }
    await vi.waitFor(() => expect(engine.status().lanes).toBe(2), 20_000);
    expect((await engine.memory()).length).toBe(2);
    expect(workers).toHaveLength(4);
    expect(engine.status()).toMatchObject({ backend: 'wasm', reason, restarts: 2 });
  });

  it('replaces a lane that ran out of memory, and gives a backend up that keeps dying', async () => {
    const { engine, workers } = await startEngine('wasm', 1);
    const { scores, grid } = await inspectOnce(engine);
    const post = vi.spyOn(workers[0]!, 'postMessage');
    const job = engine.score(grid, never);
    await vi.waitFor(() => expect(post).toHaveBeenCalled(), { interval: 1 });
    // The worker's answer when an allocation fails; a real failure cannot be had on demand.
    const { id } = post.mock.calls[0]![0] as { id: number };
    const data = { kind: 'failed', id, problem: { kind: 'out-of-memory' } };
    workers[0]!.dispatchEvent(new MessageEvent('message', { data }));
    await expect(job).rejects.toThrow('out-of-memory');
    expect((await engine.score(grid, never)).scores.distances).toEqual(scores.distances);
    expect(workers).toHaveLength(2);

    for (let i = 0; i < 3; i++) {
      // Long enough to be still under way when it is found so.
      const dying = engine.embed(blobImage(1, 1500, 1500), never);
      const running = () => expect(engine.status().lanes).toBe(1);
      await vi.waitFor(running, { interval: 1, timeout: 20_000 });
      workers.at(-1)!.dispatchEvent(new ErrorEvent('error', { message: 'again' }));
      await expect(dying).rejects.toThrow('engine-lost');
    }
    expect(engine.status()).toMatchObject({ phase: 'failed', lanes: 0 });
    await engine.start('wasm');
    expect((await engine.score(grid, never)).scores.distances).toEqual(scores.distances);
  });

  it('lets go of a job that is cancelled', async () => {
    const { engine } = await startEngine('wasm', 1);
    const controller = new AbortController();
    const running = engine.embed(blobImage(1, 400, 400), never);
    const waiting = engine.embed(blobImage(2, 400, 400), controller.signal);
    controller.abort(new DOMException('cancelled', 'AbortError'));
    await expect(waiting).rejects.toThrow('cancelled');
    expect((await running).grid.rows).toBe(40);
  });
});
