import type { Calibration } from '../../core/calibration/calibrate';
import type { Rarity } from '../../core/calibration/rarity';
import type { Trust, TrustReason } from '../../core/calibration/trust';
import type { Verdict } from '../../core/calibration/verdict';
import { formatCount, formatScore, plural } from './format';

export const verdictNames: Readonly<Record<Verdict, string>> = {
  normal: 'normal',
  unsure: 'unsure',
  anomalous: 'anomalous',
};

/** Where the suggested threshold comes from, one sentence. */
export function calibrationWords(
  { method, rate, labels }: Pick<Calibration, 'method' | 'rate' | 'labels'>,
  references: number,
): string {
  switch (method) {
    case 'leave-one-out':
      return (
        `From ${plural(references, 'reference')}, each scored against the others: about ` +
        `${percent(rate)} of good parts should reach it.${labelWords(labels)}`
      );
    case 'alone':
      return (
        'From the one reference compared with itself. A guess: how good parts differ shows only ' +
        `with more references.${labelWords(labels)}`
      );
  }
}

/** Mentions labels set by hand, since they move the threshold. */
function labelWords({ good, defective }: Calibration['labels']): string {
  const count = good.length + defective.length;
  return count === 0
    ? ''
    : ` ${plural(count, 'label')} of yours ${count === 1 ? 'moves' : 'move'} it.`;
}

const GRADES: Readonly<Record<Trust['grade'], string>> = {
  guess: 'No more than a guess',
  rough: 'Rough',
  fair: 'Fair',
  good: 'Good',
};

/** How far the suggested threshold can be relied on, and why no further. */
export function trustWords({ grade, reasons, interval }: Trust): string {
  const why = reasons.map(reasonWords);
  const range = `it may as well lie between ${formatScore(interval.low)} and ${formatScore(interval.high)}`;
  const words = [range, ...why].join('; ');
  return `${GRADES[grade]}: ${words}${words.endsWith('?') ? '' : '.'}`;
}

function reasonWords(reason: TrustReason): string {
  switch (reason.kind) {
    case 'one-reference':
      return 'one reference cannot show how good parts differ';
    case 'few-references':
      return `${reason.wanted} references would make it surer`;
    case 'uneven-references':
      return 'the references differ much among themselves';
    case 'odd-references':
      return reason.places.length === 1
        ? 'one reference looks odd beside the others: is it a good part?'
        : `${reason.places.length} references look odd beside the others: are they good parts?`;
  }
}

/** How many good parts reach a score, for the line below it. */
export function scoreRarityWords({ oneIn, isCapped }: Rarity): string {
  if (isCapped) return `Fewer than 1 in ${rounded(oneIn)} good parts would score this high`;
  if (oneIn < 1.5) return 'Most good parts would score this high';
  return `1 in ${rounded(oneIn)} good parts would score this high`;
}

/** Two digits are all that such a number can claim. */
export function rounded(value: number): string {
  if (value < 10) return value.toFixed(value < 3 ? 1 : 0).replace('.0', '');
  return formatCount(Number(value.toPrecision(value < 100 ? 1 : 2)));
}

function percent(rate: number): string {
  return `${Number((100 * rate).toPrecision(2))} %`;
}
