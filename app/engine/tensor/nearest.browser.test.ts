import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { nearest as onCpu } from '../../core/match/nearest';
import { randomGrid } from '../../testing/synthetic';
import { startBackend } from './backends';
import { DeviceBank } from './device-bank';
import { upload } from './features';
import { nearest } from './nearest';

const never = new AbortController().signal;

describe.each(['webgl', 'wasm', 'cpu'] as const)('nearest patches on %s', (name) => {
  beforeAll(async () => {
    expect((await startBackend(name)).name).toBe(name);
  });

  it('finds what the CPU twin finds, over grids of different sizes', async () => {
    const before = memory().numTensors;
    const bank = new DeviceBank();
    // More references than one readback takes.
    for (let i = 0; i < 18; i++) bank.append(`r${i}`, randomGrid(i + 1, 3 + (i % 4), 5));
    const query = randomGrid(99, 6, 7);
    const tensor = upload(query);
    const found = await nearest(tensor, query, bank, bank.value(), never);
    const expected = onCpu(query, bank.value());
    expect(found.references).toEqual(expected.references);
    expect([...found.nearestReference]).toEqual([...expected.nearestReference]);
    expect([...found.nearestPatch]).toEqual([...expected.nearestPatch]);
    found.distances.forEach((distance, i) =>
      expect(distance).toBeCloseTo(expected.distances[i]!, 5),
    );
    tensor.dispose();
    for (let i = 0; i < 18; i++) bank.remove(`r${i}`);
    expect(memory().numTensors).toBe(before);
  });

  it('gives zero for a patch that is in the bank, and leaves a reference out when asked', async () => {
    const bank = new DeviceBank();
    const query = randomGrid(5, 4, 4);
    bank.append('same', query);
    bank.append('other', randomGrid(6, 4, 4));
    const tensor = upload(query);
    const all = await nearest(tensor, query, bank, bank.value(), never);
    expect([...all.distances].every((distance) => distance === 0)).toBe(true);
    const left = await nearest(tensor, query, bank, bank.value('same'), never);
    expect(left.references).toEqual(['other']);
    expect(Math.min(...left.distances)).toBeGreaterThan(0.1);
    tensor.dispose();
  });

  it('stops at an abort and refuses an empty bank', async () => {
    const bank = new DeviceBank();
    const query = randomGrid(5, 4, 4);
    const tensor = upload(query);
    await expect(nearest(tensor, query, bank, bank.value(), never)).rejects.toThrow('empty');
    bank.append('a', query);
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(nearest(tensor, query, bank, bank.value(), aborted)).rejects.toThrow('enough');
    tensor.dispose();
  });
});
