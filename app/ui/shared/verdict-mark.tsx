import { CircleCheck, CircleQuestionMark, TriangleAlert } from 'lucide-react';
import type { Verdict } from '../../core/calibration/verdict';

const icons = { normal: CircleCheck, unsure: CircleQuestionMark, anomalous: TriangleAlert };

/** Icon and colour of a verdict; the word stands beside it or in the row's name. */
export function VerdictIcon({ verdict, size = 16 }: { verdict: Verdict; size?: number }) {
  const Icon = icons[verdict];
  return <Icon className={`verdict-${verdict}`} size={size} strokeWidth={2} aria-hidden />;
}
