import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bankEntry } from '../../core/bank/memory-bank';
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
    // More patches than one part holds.
    for (let i = 0; i < 3; i++) bank.append(bankEntry(`r${i}`, randomGrid(i + 1, 30 + i, 31)));
    const query = randomGrid(99, 6, 7);
    const tensor = upload(query);
    const found = await nearest(tensor, query, bank, never);
    const expected = onCpu(query, bank.flat());
    expect(found.references).toEqual(expected.references);
    expect([...found.nearestReference]).toEqual([...expected.nearestReference]);
    expect([...found.nearestPatch]).toEqual([...expected.nearestPatch]);
    found.distances.forEach((distance, i) =>
      expect(distance).toBeCloseTo(expected.distances[i]!, 5),
    );
    tensor.dispose();
    expect(bank.parts().length).toBeGreaterThan(1);
    bank.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('gives zero for a patch that is in the bank, and follows a change of the bank', async () => {
    const bank = new DeviceBank();
    const query = randomGrid(5, 4, 4);
    bank.append(bankEntry('same', query));
    bank.append(bankEntry('other', randomGrid(6, 4, 4), Uint32Array.of(9, 2)));
    const tensor = upload(query);
    const all = await nearest(tensor, query, bank, never);
    expect([...all.distances].every((distance) => distance === 0)).toBe(true);
    bank.remove('same');
    const left = await nearest(tensor, query, bank, never);
    expect([...left.nearestPatch].every((patch) => patch === 9 || patch === 2)).toBe(true);
    expect(left.references).toEqual(['other']);
    expect(Math.min(...left.distances)).toBeGreaterThan(0.1);
    tensor.dispose();
    bank.dispose();
  });

  it('stops at an abort and refuses an empty bank', async () => {
    const bank = new DeviceBank();
    const query = randomGrid(5, 4, 4);
    const tensor = upload(query);
    await expect(nearest(tensor, query, bank, never)).rejects.toThrow('empty');
    bank.append(bankEntry('a', query));
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(nearest(tensor, query, bank, aborted)).rejects.toThrow('enough');
    tensor.dispose();
  });
});
