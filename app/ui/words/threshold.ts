import type { Calibration } from '../../core/score/threshold';
import type { Verdict } from '../../core/project/verdict';
import { plural } from '../components/format';

export const verdictNames: Readonly<Record<Verdict, string>> = {
  normal: 'normal',
  unsure: 'unsure',
  anomalous: 'anomalous',
};

/** Where the suggested threshold comes from, one sentence. */
export function calibrationWords(calibration: Calibration, references: number): string {
  switch (calibration.method) {
    case 'leave-one-out':
      return (
        `From ${plural(references, 'reference')}: each was scored against the others, and the ` +
        'threshold is the mean of those scores plus one standard deviation.'
      );
    case 'perturbed-copies':
      return (
        'From shifted and brightened copies of the one reference. A rough start: with a second ' +
        'reference it becomes surer.'
      );
  }
}
