import { CircleSmall, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../core/regions/severity';

const icons = { minor: CircleSmall, major: TriangleAlert, critical: OctagonAlert };

/** Mark of a severity; the word stands beside it. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  const Icon = icons[severity];
  return <Icon size={15} strokeWidth={2} aria-hidden />;
}
