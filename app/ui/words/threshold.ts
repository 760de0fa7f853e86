import type { Calibration } from '../../core/score/calibration/calibrate';
import type { Verdict } from '../../core/project/verdict';
import { plural } from '../components/format';

export const verdictNames: Readonly<Record<Verdict, string>> = {
  normal: 'normal',
  unsure: 'unsure',
  anomalous: 'anomalous',
};

/** Where the suggested threshold comes from, one sentence. */
export function calibrationWords(
  { method }: Pick<Calibration, 'method'>,
  references: number,
): string {
  switch (method) {
    case 'leave-one-out':
      return (
        `From ${plural(references, 'reference')}: each was scored against the others, and the ` +
        'threshold is what about 5 % of good parts would reach.'
      );
    case 'alone':
      return (
        'From the one reference compared with itself. A guess: how good parts differ shows only ' +
        'with more references.'
      );
  }
}
