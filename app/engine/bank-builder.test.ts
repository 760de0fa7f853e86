import { describe, expect, it } from 'vitest';
import { coreset, type Kept } from '../core/bank/coreset';
import { bankEntry, flatten, type BankEntry } from '../core/bank/memory-bank';
import { nearest } from '../core/match/nearest';
import { randomGrid } from '../testing/synthetic';
import { BankBuilder } from './bank-builder';

const never = new AbortController().signal;
const grids = [1, 2, 3, 4, 5].map((seed) => randomGrid(seed, 10, 10, 8));

/** Lanes that select on this thread, each selection after `pause()`. */
function build(policy = { wholeUpTo: 200, share: 0.2, most: 1000 }, pause = async () => {}) {
  let entries: readonly BankEntry[] = [];
  const run = (steps: Generator<number, Kept>) => {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  };
  const builder = new BankBuilder(
    {
      async select(grid, most, radius) {
        const bank = flatten({ entries });
        const isEmpty = bank.patch.length === 0;
        const distances = isEmpty
          ? new Float32Array(100).fill(Infinity)
          : nearest(grid, bank).distances;
        await pause();
        return run(coreset(grid, distances, { most, radius }));
      },
      async thin(most) {
        const { features, depth, patch } = flatten({ entries });
        const grid = { ...grids[0]!, features, depth, rows: 1, cols: patch.length };
        await pause();
        const none = new Float32Array(patch.length).fill(Infinity);
        return run(coreset(grid, none, { most, radius: 0 }));
      },
      append: (entry) => (entries = [...entries, entry]),
      remove: (id) => (entries = entries.filter(({ reference }) => reference !== id)),
      replace: (all) => (entries = all),
    },
    policy,
  );
  const add = (i: number) => builder.append(`r${i}`, grids[i]!, never);
  return { builder, add, held: () => entries.map(({ reference }) => reference) };
}

describe('BankBuilder', () => {
  it('stays whole up to its size, then thins, in order and without a gap', async () => {
    const { builder, add, held } = build();
    await Promise.all([0, 1].map(add));
    expect(builder.facts()).toMatchObject({ patches: 200, kept: 200, farthest: null });
    await Promise.all([2, 3].map(add));
    expect(held()).toEqual(['r0', 'r1', 'r2', 'r3']);
    const { kept, farthest } = builder.facts();
    expect(kept).toBeLessThanOrEqual(80);
    const bank = flatten({ entries: builder.entries });
    const worst = grids.slice(0, 4).map((grid) => Math.max(...nearest(grid, bank).distances));
    expect(Math.max(...worst)).toBeLessThanOrEqual(farthest! + 1e-4);
    expect(farthest).toBeLessThan(Math.max(...worst) * 1.1);
  });

  it('makes room when it is full, and says how far a patch may then be', async () => {
    const { builder, add } = build({ wholeUpTo: 0, share: 0.2, most: 50 });
    await Promise.all([0, 1, 2, 3, 4].map(add));
    const { kept, patches, farthest } = builder.facts();
    expect(patches).toBe(500);
    expect(kept).toBeLessThanOrEqual(50);
    const bank = flatten({ entries: builder.entries });
    for (const grid of grids) {
      expect(Math.max(...nearest(grid, bank).distances)).toBeLessThanOrEqual(farthest! + 1e-4);
    }
  });

  it.each([1, 2, 3])('forgets what was being added when cleared at step %d', async (step) => {
    let steps = 0;
    const pause = async () => {
      steps += 1;
      if (steps === step) builder.clear();
    };
    const { builder, add, held } = build({ wholeUpTo: 200, share: 0.2, most: 25 }, pause);
    await Promise.all([0, 1].map(add));
    const result = await add(2).then(
      () => 'added',
      (error: Error) => error.name,
    );
    expect(result).toBe('AbortError');
    expect(held()).toEqual([]);
    expect(builder.facts()).toMatchObject({ patches: 0, kept: 0, farthest: null });
    await Promise.all([3, 4].map(add));
    expect(held()).toEqual(['r3', 'r4']);
  });

  it('is whole again when thinning fails', async () => {
    let steps = 0;
    const pause = async () => {
      steps += 1;
      if (steps === 2) throw new Error('lane lost');
    };
    const { builder, add, held } = build(undefined, pause);
    await Promise.all([0, 1].map(add));
    await expect(add(2)).rejects.toThrow('lane lost');
    expect(held()).toEqual(['r0', 'r1']);
    expect(builder.entries[0]).toEqual(bankEntry('r0', grids[0]!));
    await add(2);
    expect(held()).toEqual(['r0', 'r1', 'r2']);
  });

  it.each(['a whole bank', 'a full one'])(
    'is as before when thinning %s is cancelled',
    async (of) => {
      const roomy = build({ wholeUpTo: 0, share: 0.2, most: 1000 });
      await Promise.all([0, 1].map(roomy.add));
      const most = roomy.builder.facts().kept;
      const policy = of === 'a full one' ? { wholeUpTo: 0, share: 0.2, most } : undefined;
      const undisturbed = build(policy);
      await Promise.all([0, 1, 2].map(undisturbed.add));
      const controller = new AbortController();
      let steps = -Infinity;
      const pause = async () => {
        steps += 1;
        // The first selects, of the first reference or the third; the next thins or selects on.
        if (steps === 2) controller.abort();
        if (steps === 2) controller.signal.throwIfAborted();
      };
      const { builder, add, held } = build(policy, pause);
      await Promise.all([0, 1].map(add));
      const before = builder.entries;
      steps = 0;
      const adding = builder.append('r2', grids[2]!, controller.signal);
      await expect(adding).rejects.toMatchObject({ name: 'AbortError' });
      expect(held()).toEqual(['r0', 'r1']);
      expect(builder.entries).toEqual(before);
      await add(2);
      expect(builder.entries).toEqual(undisturbed.builder.entries);
    },
  );

  it.each([
    ['whole', undefined],
    ['thinned', { wholeUpTo: 0, share: 0.2, most: 1000 }],
    ['full', { wholeUpTo: 0, share: 0.2, most: 30 }],
  ])('goes on from a %s bank that was kept as if nothing had been', async (_, policy) => {
    const undisturbed = build(policy);
    await Promise.all([0, 1, 2, 3].map(undisturbed.add));
    const before = build(policy);
    await Promise.all([0, 1].map(before.add));
    const after = build(policy);
    expect(after.builder.restore(before.builder.keep()!)).toEqual(['r0', 'r1']);
    await Promise.all([2, 3].map(after.add));
    expect(after.builder.entries).toEqual(undisturbed.builder.entries);
    expect(after.builder.facts()).toEqual(undisturbed.builder.facts());
  });
});
