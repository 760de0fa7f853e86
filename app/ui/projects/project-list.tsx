import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ProjectCard } from '../../ports/projects';
import { ProjectRow, type ProjectActions } from './project-row';

interface ProjectListProps {
  readonly cards: readonly ProjectCard[];
  readonly actions: ProjectActions;
  readonly undo: () => Promise<void>;
}

interface ToFocus {
  readonly selector: string;
}

/** Arrow keys walk, Enter opens, F2 renames, Delete deletes, Ctrl+Z brings back. */
export function ProjectList({ cards, actions, undo }: ProjectListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [toFocus, setToFocus] = useState<ToFocus | null>(null);
  const focusAt = (index: number) => {
    list.current?.querySelectorAll<HTMLElement>('.project-open')[index]?.focus();
  };
  // The list comes a moment after its dialogue, which has given the focus to something else.
  useEffect(() => list.current?.querySelector<HTMLElement>('.project-open')?.focus(), [list]);
  // Once the list is drawn as it is now.
  useEffect(() => {
    if (toFocus) list.current?.querySelector<HTMLElement>(toFocus.selector)?.focus();
  }, [toFocus]);
  const remove = async (card: ProjectCard) => {
    const at = cards.indexOf(card);
    await actions.remove(card);
    // Its place is taken by the next one, or it was the last.
    const row = Math.min(at, cards.length - 2) + 1;
    setToFocus({ selector: `li:nth-child(${row}) .project-open` });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.target instanceof HTMLInputElement) return;
    const rows = [...event.currentTarget.children];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const card = cards[at];
    const to = stepped(event.key, at, cards.length);
    if (to !== null) focusAt(to);
    else if (event.key === 'F2' && card) setRenaming(card.id);
    else if (event.key === 'Delete' && card) void remove(card);
    else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) void undo();
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul ref={list} className="projects" aria-label="Kept projects" onKeyDown={onKeyDown}>
      {cards.map((card) => (
        <ProjectRow
          key={card.id}
          card={card}
          isRenaming={card.id === renaming}
          actions={{ ...actions, remove }}
          onRename={(isOn) => {
            setRenaming(isOn ? card.id : null);
            // Its place may have changed meanwhile.
            if (!isOn) setToFocus({ selector: `[data-project="${CSS.escape(card.id)}"]` });
          }}
        />
      ))}
    </ul>
  );
}

/** Where an arrow key leads; null for other keys. */
function stepped(key: string, at: number, count: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowDown') return Math.min(count - 1, at + 1);
  return key === 'ArrowUp' ? Math.max(0, at - 1) : null;
}
