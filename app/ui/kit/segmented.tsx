import { useId, type ReactNode } from 'react';
import './segmented.css';

interface Option<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Tooltip; with an icon alone also the accessible name. */
  readonly hint?: string;
}

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly iconsOnly?: boolean;
}

/** A choice of a few, all in sight. Native radio buttons: arrow keys work. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, options, value, onChange, iconsOnly = false } = props;
  const name = useId();
  return (
    <div className="segmented" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.id} className="segment" title={option.hint ?? option.label}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            aria-label={option.label}
            checked={option.id === value}
            onChange={() => onChange(option.id)}
          />
          {option.icon}
          {!iconsOnly && <span>{option.label}</span>}
        </label>
      ))}
    </div>
  );
}
