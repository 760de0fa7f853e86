import {
  useCallback,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { Check, Search } from 'lucide-react';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { Dialog } from '../kit/dialog';
import { useSamples } from '../shared/use-samples';
import { entriesFor, type Entry } from './entries';
import './palette.css';

/** Finds commands and photos by their words: a combobox whose list is always open. */
export function Palette() {
  const app = useApp();
  const ui = useUiStore();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const entries = useEntries(useDeferredValue(typed));
  const active = Math.min(at, entries.length - 1);
  const close = useCallback(() => ui.setState({ palette: false }), [ui]);
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    // Once the dialogue has given the focus back: what is chosen may want it.
    setTimeout(() => entry.run(app, ui));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (event.key === 'Enter') choose(entries[active]);
    else if (step) setAt(stepped(active, step, entries.length));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog shape="palette" label="Search commands and photos" onClose={close}>
      <div className="palette-field">
        <Search aria-hidden />
        <input
          ref={takeFocus}
          role="combobox"
          aria-label="Command or photo"
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={entries.length > 0 ? `${list}-${active}` : undefined}
          placeholder="Command or name of a photo"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label="Found" className="palette-list">
        {entries.map((entry, index) => (
          <Option
            key={entry.id}
            id={`${list}-${index}`}
            entry={entry}
            selected={index === active}
            onChoose={() => choose(entry)}
          />
        ))}
      </div>
      {entries.length === 0 && <p className="palette-none">Nothing is called that.</p>}
      <p className="visually-hidden" aria-live="polite">
        {typed && `${entries.length} found`}
      </p>
    </Dialog>
  );
}

/** React sets no attribute for its autoFocus, and a dialogue that opens goes by the attribute. */
function takeFocus(element: HTMLInputElement | null): void {
  element?.setAttribute('autofocus', '');
}

/** Entries at the time the palette opens; the page behind it does not change meanwhile. */
function useEntries(typed: string): readonly Entry[] {
  const app = useApp();
  const ui = useUiStore();
  const samples = useSamples();
  const order = useAppState((state) => state.order);
  return useMemo(
    () => entriesFor(typed, app, ui, samples),
    // The photos that there are, read by way of the app.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [typed, app, ui, samples, order],
  );
}

/** A single step goes round, a page stops at the ends. */
function stepped(at: number, step: number, count: number): number {
  if (count === 0) return 0;
  if (Math.abs(step) === 1) return (at + step + count) % count;
  return Math.min(count - 1, Math.max(0, at + step));
}

interface OptionProps {
  readonly id: string;
  readonly entry: Entry;
  readonly selected: boolean;
  readonly onChoose: () => void;
}

function Option({ id, entry, selected, onChoose }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const { icon: Icon, label, note, isOn } = entry;
  return (
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className="palette-option"
      onClick={onChoose}
      onKeyDown={undefined}
    >
      <Icon aria-hidden />
      <span className="palette-label">{label}</span>
      {isOn && (
        <span className="palette-on">
          <Check aria-hidden /> on
        </span>
      )}
      {note && <kbd>{note}</kbd>}
    </div>
  );
}
