import { appendEntry, bankEntry, EMPTY_BANK, flatten } from '../../app/core/bank/memory-bank';
import { nearest } from '../../app/core/match/nearest';
import type { BackendName } from '../../app/ports/engine';
import { decodeUrl, never, openEngine } from './parts';

export interface Exactness {
  /** Query patches for which the engine named the very patch that brute force names. */
  readonly trueNearestPercent: number;
  /** Largest difference of a distance from brute force. */
  readonly worstDistance: number;
}

/** Holds a backend's search against brute force, whole banks. */
export async function measureExactness(
  backend: BackendName,
  references: readonly string[],
  queries: readonly string[],
): Promise<Exactness> {
  const engine = await openEngine(backend, 1, { policy: { wholeUpTo: Infinity } });
  let bank = EMPTY_BANK;
  for (const url of references) {
    const { grid } = await engine.embed((await decodeUrl(url)).image, never);
    bank = appendEntry(bank, bankEntry(url, grid));
    await engine.appendReference(url, grid, never);
  }
  const flat = flatten(bank);
  let count = 0;
  let same = 0;
  let worstDistance = 0;
  for (const url of queries) {
    const { grid, scores } = await engine.inspect((await decodeUrl(url)).image, never);
    const wanted = nearest(grid, flat);
    wanted.distances.forEach((distance, i) => {
      const isSame =
        scores.nearestReference[i] === wanted.nearestReference[i] &&
        scores.nearestPatch[i] === wanted.nearestPatch[i];
      count += 1;
      if (isSame) same += 1;
      worstDistance = Math.max(worstDistance, Math.abs(distance - scores.distances[i]!));
    });
  }
  engine.close();
  return { trueNearestPercent: (100 * same) / count, worstDistance };
}
