import type { ReactNode } from 'react';

interface MetricProps {
  readonly name: string;
  readonly value: string;
  /** Meaning of the number, one plain sentence. */
  readonly meaning: ReactNode;
  /** How far to trust it, and why. */
  readonly note?: ReactNode;
}

/** A number, its name, and what it means. */
export function Metric({ name, value, meaning, note }: MetricProps) {
  return (
    <div className="metric">
      <dt>{name}</dt>
      <dd className="metric-value">{value}</dd>
      {note && <dd className="metric-note">{note}</dd>}
      <dd className="metric-meaning">{meaning}</dd>
    </div>
  );
}
