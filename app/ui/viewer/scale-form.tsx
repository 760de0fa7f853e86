import { useId, useState, type FormEvent, type RefObject } from 'react';
import type { Size } from '../../core/image/geometry';
import {
  knownLengthFault,
  lengthPx,
  mmPerPxOf,
  type KnownLength,
} from '../../core/regions/known-length';
import { setKnownLength } from '../../state/actions/regions';
import { useApp } from '../shared/app-context';
import { Button } from '../kit/button';
import { numberFrom } from '../words/format';
import { knownLengthFaultWords, scaleWords } from '../words/regions';
import type { Line } from './scale-line';

interface ScaleFormProps {
  readonly line: Line;
  readonly image: Size;
  readonly known: KnownLength | null;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onClose: () => void;
}

/** How long the line is on the part. */
export function ScaleForm({ line, image, known, inputRef, onClose }: ScaleFormProps) {
  const app = useApp();
  const hintId = useId();
  const [text, setText] = useState(known ? String(known.mm) : '');
  const [refused, setRefused] = useState(false);
  const length: KnownLength = { ...line, mm: numberFrom(text) ?? Number.NaN, image };
  const fault = knownLengthFault(length);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefused(fault !== null);
    if (fault) return inputRef.current?.focus();
    setKnownLength(app, length);
    onClose();
  };
  return (
    <form className="scale-form" aria-label="Set the scale" onSubmit={submit}>
      <p>Draw a line over something whose length you know.</p>
      <div className="scale-fields">
        <label>
          Length
          <input
            ref={inputRef}
            className="number-input"
            inputMode="decimal"
            aria-describedby={hintId}
            aria-invalid={refused && fault !== null}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          mm
        </label>
        <Button kind="primary" type="submit">
          Set
        </Button>
        {known && (
          <Button
            onClick={() => {
              setKnownLength(app, null);
              onClose();
            }}
          >
            Clear
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
      </div>
      <p id={hintId} className="scale-hint" role={refused && fault ? 'alert' : undefined}>
        {refused && fault
          ? knownLengthFaultWords[fault]
          : `${Math.round(lengthPx(line))} pixels${fault ? '' : `, ${scaleWords(mmPerPxOf(length))}`}. ` +
            'Holds for photos of the same framing and size.'}
      </p>
    </form>
  );
}
