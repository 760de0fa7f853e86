import type { Bin, Item, ItemId } from '../../core/project/item';
import type { Verdict } from '../../core/calibration/verdict';
import { itemsOf, selectDecision, selectVerdict } from '../store/selectors';
import type { AppState, Standing, Trial } from '../store/store';

/** Change of a query's score and rank. Ranks count from 1, the highest score first. */
export interface TrialChange {
  readonly id: ItemId;
  readonly name: string;
  readonly path: string;
  readonly verdict: { readonly before: Verdict | null; readonly now: Verdict | null };
  /** Among the queries that were there before and still are, so that a gap moves nobody. */
  readonly rank: { readonly before: number; readonly now: number };
}

/** Changes of a trial so far. */
export interface TrialResult {
  readonly rescored: number;
  readonly total: number;
  /** Whether no more is to come. */
  readonly isDone: boolean;
  /** Other verdicts than before, largest moves of rank first. */
  readonly verdicts: readonly TrialChange[];
  /** Other ranks with the verdict as before, largest moves first. */
  readonly ranks: readonly TrialChange[];
}

/** How things stand before a move; null when nothing that moves can matter. */
export function trialOf(state: AppState, moved: readonly ItemId[], to: Bin): Trial | null {
  if (moved.every((id) => state.items[id]?.status === 'failed')) return null;
  const goes = new Set(moved);
  const before = new Map<ItemId, Standing>();
  for (const item of itemsOf(state, 'query')) {
    if (item.score === null || goes.has(item.id)) continue;
    before.set(item.id, { score: item.score, verdict: selectVerdict(state, item) });
  }
  return { moved, to, bankVersion: state.bankVersion, before };
}

type Inputs = readonly unknown[];
let last: { inputs: Inputs; result: TrialResult | null } | null = null;

/** The same value while nothing it says can have changed; null without a trial. */
export function selectTrialResult(state: AppState): TrialResult | null {
  const { trial, items, bankVersion, paused } = state;
  const inputs: Inputs = [trial, items, selectDecision(state), bankVersion, paused];
  if (last && inputs.every((input, i) => input === last!.inputs[i])) return last.result;
  last = { inputs, result: trial && resultOf(state, trial) };
  return last.result;
}

function resultOf(state: AppState, trial: Trial): TrialResult {
  const present = [...trial.before.keys()].flatMap((id) => state.items[id] ?? []);
  const queries = present.filter(({ bin, status }) => bin === 'query' && status !== 'failed');
  const rescored = queries.filter((item) => isScoredAnew(state, trial, item));
  const isEntering = trial.moved.some((id) => isUnderWay(state.items[id]));
  // The moved photo may be unreadable, for instance.
  const isSame = state.bankVersion === trial.bankVersion;
  const ranksBefore = ranksBy(queries, ({ id }) => trial.before.get(id)!.score);
  const ranksNow = ranksBy(queries, ({ score }) => score ?? -1);
  const changes = rescored.map((item): TrialChange => ({
    id: item.id,
    name: item.name,
    path: item.path,
    verdict: { before: trial.before.get(item.id)!.verdict, now: selectVerdict(state, item) },
    rank: { before: ranksBefore.get(item.id)!, now: ranksNow.get(item.id)! },
  }));
  changes.sort((a, b) => movedBy(b) - movedBy(a) || a.rank.now - b.rank.now);
  const hasChanged = ({ verdict }: TrialChange) => verdict.before !== verdict.now;
  return {
    rescored: rescored.length,
    total: queries.length,
    isDone: !isEntering && (rescored.length === queries.length || isSame),
    verdicts: changes.filter(hasChanged),
    ranks: changes.filter((change) => !hasChanged(change) && movedBy(change) > 0),
  };
}

function isUnderWay(item: Item | undefined): boolean {
  return item?.status === 'waiting' || item?.status === 'working';
}

/** Without any reference left no score is to come: that has changed then. */
function isScoredAnew(state: AppState, trial: Trial, item: Item): boolean {
  if (item.status === 'embedded') return true;
  const { bankVersion } = state;
  return bankVersion > trial.bankVersion && item.bankVersion === bankVersion;
}

function movedBy({ rank }: TrialChange): number {
  return Math.abs(rank.now - rank.before);
}

/** Ranks from 1 for the highest score; equal scores in the order added, as the list has them. */
function ranksBy(items: readonly Item[], scoreOf: (item: Item) => number): Map<ItemId, number> {
  const sorted = [...items].sort((a, b) => scoreOf(b) - scoreOf(a) || a.sequence - b.sequence);
  return new Map(sorted.map(({ id }, index) => [id, index + 1]));
}
