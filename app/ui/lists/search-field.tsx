import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { Search, X } from 'lucide-react';
import { setFilter } from '../../state/actions/view';
import { useApp, useAppState, useUiState } from '../shared/app-context';
import { IconButton } from '../kit/button';
import './list-tools.css';

/**
 * Narrows the lists while one types. Escape empties it, then leaves it; Enter and the arrow down
 * go on to the list that it stands above.
 */
export function SearchField() {
  const app = useApp();
  const text = useAppState((state) => state.view.filter.text);
  const searches = useUiState((state) => state.searches);
  const answered = useRef(searches);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (answered.current === searches) return;
    answered.current = searches;
    input.current?.select();
    input.current?.focus();
  }, [searches]);
  const clear = () => setFilter(app, { text: '' });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && text !== '') clear();
    else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
      leave(event.currentTarget);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="search-field">
      <Search aria-hidden />
      <input
        ref={input}
        type="search"
        className="text-input"
        aria-label="Search photos"
        title="Words in name, folder or comment (/)"
        placeholder="Search"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setFilter(app, { text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <IconButton
          label="Clear the search"
          onClick={() => {
            clear();
            input.current?.focus();
          }}
        >
          <X />
        </IconButton>
      )}
    </div>
  );
}

function leave(input: HTMLInputElement): void {
  const list = input.closest('section')?.querySelector<HTMLElement>('[role="listbox"]');
  input.blur();
  list?.focus({ preventScroll: true });
}
