import type { Trial } from '../../state/store/store';
import type { TrialChange, TrialResult } from '../../state/evaluation/trial';
import { formatCount, plural } from './format';

/** @param name of the first photo that was moved */
export function trialTitle({ moved, to }: Trial, name: string): string {
  const isOne = moved.length === 1;
  const who = isOne ? name : plural(moved.length, 'photo');
  if (to === 'reference') return `${who} ${isOne ? 'is a reference' : 'are references'} now.`;
  return `${who} ${isOne ? 'is' : 'are'} inspected now, no longer ${isOne ? 'a reference' : 'references'}.`;
}

/** How far it is, and how much has changed. */
export function trialWords({ isDone, rescored, total, verdicts, ranks }: TrialResult): string {
  const verb = (count: number) => (count === 1 ? 'changes' : 'change');
  const verdict = `${plural(verdicts.length, 'verdict')} ${verb(verdicts.length)}`;
  if (!isDone) {
    return `Rescored ${formatCount(rescored)} of ${formatCount(total)}, ${verdict} so far.`;
  }
  const moved = [...verdicts, ...ranks].filter(({ rank }) => rank.before !== rank.now).length;
  if (verdicts.length === 0 && moved === 0) return 'No verdict and no rank changes.';
  const rank = `${plural(moved, 'rank')} ${moved === 1 ? 'moves' : 'move'}`;
  return `${verdicts.length === 0 ? 'No verdict changes' : verdict}, ${moved === 0 ? 'no rank moves' : rank}.`;
}

/** `rank 2 → 9`, or nothing where it stays. */
export function rankWords({ rank }: TrialChange): string {
  return rank.before === rank.now ? '' : `rank ${rank.before} → ${rank.now}`;
}
