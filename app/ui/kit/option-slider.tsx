import { useId } from 'react';
import { RotateCcw } from 'lucide-react';
import { IconButton } from './button';
import './option-slider.css';

interface OptionSliderProps {
  readonly name: string;
  /** Tooltip: what it does. */
  readonly hint: string;
  /** The value with its unit. */
  readonly text: string;
  /** Where the value comes from. */
  readonly source?: string;
  /** Said after the value. */
  readonly said: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
  /** Null while it is as it was at first. */
  readonly onReset: (() => void) | null;
}

/** A number in sight, and the slider that moves it. Double click resets, and so does the button. */
export function OptionSlider(props: OptionSliderProps) {
  const { name, hint, text, source, said, onChange, onReset, ...range } = props;
  const id = useId();
  return (
    <div className="option">
      <div className="option-head">
        <label htmlFor={id} title={hint}>
          {name}
        </label>
        {source && <span className="option-source">{source}</span>}
        <span className="option-value">{text}</span>
        <IconButton
          label={`Reset: ${name.toLowerCase()}`}
          disabled={!onReset}
          onClick={() => onReset?.()}
        >
          <RotateCcw />
        </IconButton>
      </div>
      <input
        id={id}
        type="range"
        className="slider option-slider"
        title={`${hint}. Double click resets`}
        aria-valuetext={`${text}${said}`}
        {...range}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        onDoubleClick={() => onReset?.()}
      />
    </div>
  );
}
