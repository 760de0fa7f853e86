import { expect, it } from 'vitest';
import { EFFICIENTNET_LITE0 } from '../core/features/efficientnet-lite0';
import { imageScore } from '../core/score-map/image-score';
import { blobImage } from '../testing/synthetic';
import { EngineClient } from './client';

const never = new AbortController().signal;

it('scores drawn defects as queries of a left-out reference', async () => {
  const engine = new EngineClient({
    createWorker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    backbone: EFFICIENTNET_LITE0,
    modelUrl: new URL('/models/efficientnet-lite0', location.href).href,
    cpuLanes: 1,
  });
  await engine.start('wasm');
  const picture = () => blobImage(1, 320, 240);
  const { grid } = await engine.embed(picture(), never);
  const alike = picture();
  for (let i = 0; i < alike.data.length; i += 4) alike.data[i]! += 9;
  const { grid: other } = await engine.embed(alike, never);
  const others = new Map([['other', other]]);
  const untouched = imageScore((await engine.scoreLeftOut(grid, others, never)).distances);
  const before = await engine.memory();
  const scratch = { kind: 'scratch', centre: { x: 180, y: 120 } } as const;
  const defects = [
    { ...scratch, sizePx: 40, contrast: 0 },
    { ...scratch, sizePx: 20, contrast: 1 },
    { ...scratch, sizePx: 120, contrast: 1 },
  ];
  const settings = { smoothingPx: 5 };
  const seen: number[] = [];
  const scores = await engine.scoreDefects(
    picture(),
    others,
    { defects, seed: 1, settings },
    never,
    (done) => seen.push(done),
  );
  expect(scores[0]).toBeCloseTo(untouched, 2);
  expect(scores[2]).toBeGreaterThan(scores[0]! + 0.05);
  expect(scores[2]).toBeGreaterThan(scores[1]!);
  expect(seen).toEqual([1, 2, 3]);
  expect(await engine.memory()).toEqual(before);
  engine.close();
});
