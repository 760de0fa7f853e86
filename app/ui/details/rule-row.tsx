import { useEffect, useId, useRef, type InputHTMLAttributes, type ReactNode } from 'react';
import { Trash2 } from 'lucide-react';
import type { AreaUnit } from '../../core/regions/settings';
import { MOST_RULE_NAME, severities, type Severity } from '../../core/regions/severity';
import { IconButton } from '../kit/button';
import { severityNames } from '../words/regions';
import type { DraftField, RuleDraft } from './rule-drafts';

interface RuleRowProps {
  readonly draft: RuleDraft;
  /** From 1, for the names of the fields. */
  readonly position: number;
  /** Error message of the rule. */
  readonly faults: ReadonlyMap<DraftField, string>;
  /** A row that was just added takes the focus. */
  readonly isNew: boolean;
  readonly onChange: (change: Partial<RuleDraft>) => void;
  readonly onRemove: () => void;
}

/** One rule: its name, the severity that it gives, and what a region has to reach. */
export function RuleRow({ draft, position, faults, isNew, onChange, onRemove }: RuleRowProps) {
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) name.current?.focus();
  }, [isNew]);
  const faultId = useId();
  const rule = `rule ${position}`;
  const said = [...new Set(faults.values())].join(' ');
  const field = (kind: DraftField) => ({
    name: kind,
    'aria-invalid': faults.has(kind),
    'aria-describedby': faults.has(kind) ? faultId : undefined,
  });
  return (
    <li className="rule">
      <input
        ref={name}
        className="text-input rule-name"
        aria-label={`Name of ${rule}`}
        placeholder="Name"
        maxLength={MOST_RULE_NAME}
        value={draft.name}
        {...field('name')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <select
        className="select rule-severity"
        aria-label={`Severity of ${rule}`}
        value={draft.severity}
        onChange={(event) => onChange({ severity: event.currentTarget.value as Severity })}
      >
        {severities.toReversed().map((severity) => (
          <option key={severity} value={severity}>
            {severityNames[severity]}
          </option>
        ))}
      </select>
      <Limit
        caption="Area from"
        label={`Area from, ${rule}`}
        value={draft.area}
        {...field('area')}
        onType={(area) => onChange({ area })}
      >
        <UnitSelect
          label={`Unit of the area, ${rule}`}
          unit={draft.areaUnit}
          onChange={(areaUnit) => onChange({ areaUnit })}
        />
      </Limit>
      <Limit
        caption="Peak from"
        label={`Peak from, times the threshold, ${rule}`}
        value={draft.ratio}
        {...field('ratio')}
        onType={(ratio) => onChange({ ratio })}
      >
        <span aria-hidden>×</span>
      </Limit>
      <IconButton label={`Remove ${rule}`} onClick={onRemove}>
        <Trash2 />
      </IconButton>
      {said !== '' && (
        <p id={faultId} className="rule-fault">
          {said}
        </p>
      )}
    </li>
  );
}

interface LimitProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly caption: string;
  readonly label: string;
  readonly onType: (text: string) => void;
  /** The unit. */
  readonly children: ReactNode;
}

/** A number that may be left out. */
function Limit({ caption, label, onType, children, ...rest }: LimitProps) {
  return (
    <span className="rule-limit">
      <span className="rule-caption">{caption}</span>
      <input
        {...rest}
        className="number-input"
        aria-label={label}
        inputMode="decimal"
        placeholder="any"
        onChange={(event) => onType(event.currentTarget.value)}
      />
      {children}
    </span>
  );
}

interface UnitSelectProps {
  readonly label: string;
  readonly unit: AreaUnit;
  readonly onChange: (unit: AreaUnit) => void;
}

function UnitSelect({ label, unit, onChange }: UnitSelectProps) {
  return (
    <select
      className="select"
      aria-label={label}
      value={unit}
      onChange={(event) => onChange(event.currentTarget.value as AreaUnit)}
    >
      <option value="percent">%</option>
      <option value="mm2">mm²</option>
    </select>
  );
}
