import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bankEntry } from '../core/bank/memory-bank';
import { nearest as twin } from '../core/match/nearest';
import { EFFICIENTNET_LITE0 } from '../core/features/efficientnet-lite0';
import { worstDifference } from '../testing/backbone-fixture';
import { randomGrid } from '../testing/synthetic';
import { startBackend } from './backends';
import { fetchModel } from './fetch-model';
import { kernelBuilds } from './kernels/builds';
import { fastestKernels } from './kernels/module';
import { onCpu, type Compute } from './compute';
import { WorkingBank } from './working-bank';

const model = await fetchModel('/models/efficientnet-lite0', EFFICIENTNET_LITE0);
const never = new AbortController().signal;

describe.each(['webgl', 'wasm', 'cpu'] as const)('nearest patches on %s', (name) => {
  let compute: Compute;

  beforeAll(async () => {
    const backend = await startBackend(name, model, fastestKernels(kernelBuilds));
    expect(backend.name, backend.reason).toBe(name);
    ({ compute } = backend);
  });

  afterAll(() => compute.dispose());

  const newBank = () => new WorkingBank((flat) => compute.forget(flat));

  it('finds what the CPU twin finds, over grids of different sizes', async () => {
    const before = compute.memory();
    const bank = newBank();
    for (let i = 0; i < 3; i++) bank.append(bankEntry(`r${i}`, randomGrid(i + 1, 30 + i, 31)));
    const query = randomGrid(99, 5, 7);
    const found = await compute.nearest(onCpu(query), bank.flat(), never);
    const expected = twin(query, bank.flat());
    expect(found.references).toEqual(expected.references);
    expect([...found.nearestReference]).toEqual([...expected.nearestReference]);
    expect([...found.nearestPatch]).toEqual([...expected.nearestPatch]);
    expect(worstDifference(found.distances, expected.distances)).toBeLessThan(1e-5);
    bank.dispose();
    expect(compute.memory()).toEqual(before);
  });

  it('gives zero for a patch that is in the bank, and follows a change of the bank', async () => {
    const bank = newBank();
    const query = randomGrid(5, 4, 4);
    bank.append(bankEntry('same', query));
    bank.append(bankEntry('other', randomGrid(6, 4, 4), Uint32Array.of(9, 2)));
    const all = await compute.nearest(onCpu(query), bank.flat(), never);
    expect([...all.distances].every((distance) => distance === 0)).toBe(true);
    bank.remove('same');
    const left = await compute.nearest(onCpu(query), bank.flat(), never);
    expect([...left.nearestPatch].every((patch) => patch === 9 || patch === 2)).toBe(true);
    expect(left.references).toEqual(['other']);
    expect(Math.min(...left.distances)).toBeGreaterThan(0.1);
    bank.dispose();
  });

  it('stops at an abort and refuses an empty bank', async () => {
    const bank = newBank();
    const query = onCpu(randomGrid(5, 4, 4));
    await expect(compute.nearest(query, bank.flat(), never)).rejects.toThrow('empty');
    bank.append(bankEntry('a', query.grid));
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(compute.nearest(query, bank.flat(), aborted)).rejects.toThrow('enough');
    bank.dispose();
  });
});
