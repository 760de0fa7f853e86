import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Flag } from 'lucide-react';
import type { Item } from '../../core/project/item';
import { MOST_COMMENT } from '../../core/saved/limits';
import { setComment, toggleFlag } from '../../state/actions/labels';
import { tip } from '../commands/command';
import { commands } from '../commands/registry';
import { IconButton } from '../kit/button';
import { useApp, useUiState, useUiStore } from '../shared/app-context';
import { useKeptSoon } from '../kit/use-debounced-save';

/** Characters left from which on the person is told. */
const SAY_LEFT = 200;

/** A person's own words on a photo, kept as one change when the field is left, and a flag. */
export function Comment({ item }: { item: Item }) {
  const app = useApp();
  const [draft, setDraft] = useState<string | null>(null);
  // Read when the field is left, which Escape does before the page is drawn again.
  const typed = useRef<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const change = (text: string | null) => {
    typed.current = text;
    setDraft(text);
  };
  const keep = () => {
    if (typed.current !== null) setComment(app, item.id, typed.current);
    change(null);
  };
  const before = useRef(item.comment);
  const goBack = () => {
    if (typed.current !== null) setComment(app, item.id, before.current);
    change(null);
  };
  useFocusWhenAsked(field);
  useKeptSoon(draft, (text) => setComment(app, item.id, text));
  useKeptAtTheEnd(keep);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isKept = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isKept && event.key !== 'Escape') return;
    // Escape would close the sheet around it.
    event.preventDefault();
    if (event.key === 'Escape') goBack();
    event.currentTarget.blur();
  };
  const { title, 'aria-keyshortcuts': keys } = tip(commands.comment);
  const left = MOST_COMMENT - (draft ?? item.comment).length;
  return (
    <div className="comment">
      <textarea
        ref={field}
        className="comment-field"
        aria-label="Comment"
        aria-keyshortcuts={keys}
        title={title}
        placeholder="Comment"
        rows={1}
        maxLength={MOST_COMMENT}
        value={draft ?? item.comment}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={() => (before.current = item.comment)}
        onBlur={keep}
      />
      <FlagButton item={item} />
      {left <= SAY_LEFT && draft !== null && <p className="comment-left">{left} characters left</p>}
    </div>
  );
}

function FlagButton({ item }: { item: Item }) {
  const app = useApp();
  return (
    <IconButton
      {...tip(commands.flag)}
      className="flag-button"
      aria-pressed={item.flagged}
      onClick={() => toggleFlag(app, [item.id])}
    >
      <Flag />
    </IconButton>
  );
}

function useFocusWhenAsked(field: { current: HTMLTextAreaElement | null }): void {
  const ui = useUiStore();
  const asked = useUiState((state) => state.commenting);
  useLayoutEffect(() => {
    if (!asked) return;
    const focus = () => {
      field.current?.scrollIntoView({ block: 'nearest' });
      field.current?.focus();
      ui.setState({ commenting: false });
    };
    // A sheet that opens for it gives the focus to something else first.
    if (field.current?.closest('dialog:not([open])')) setTimeout(focus);
    else focus();
  }, [asked, ui, field]);
}

/** A field that goes while it has the focus, with its sheet or photo, is not left first. */
function useKeptAtTheEnd(keep: () => void): void {
  const latest = useRef(keep);
  useLayoutEffect(() => {
    latest.current = keep;
  });
  useEffect(() => () => latest.current(), []);
}
