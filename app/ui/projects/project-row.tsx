import { useState, type KeyboardEvent } from 'react';
import { Copy, Pencil, Trash2 } from 'lucide-react';
import { MOST_NAME } from '../../core/saved/limits';
import type { ProjectCard } from '../../ports/projects';
import { useApp, useAppState } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { ProjectCover } from '../shared/project-cover';
import { projectWords } from '../words/projects';

/** Actions on a stored project. */
export interface ProjectActions {
  readonly open: (card: ProjectCard) => void;
  readonly rename: (card: ProjectCard, name: string) => Promise<void>;
  readonly duplicate: (card: ProjectCard) => Promise<void>;
  readonly remove: (card: ProjectCard) => Promise<void>;
}

interface ProjectRowProps {
  readonly card: ProjectCard;
  readonly isRenaming: boolean;
  readonly actions: ProjectActions;
  readonly onRename: (isOn: boolean) => void;
}

export function ProjectRow({ card, isRenaming, actions, onRename }: ProjectRowProps) {
  const app = useApp();
  const isOpen = useAppState((state) => state.autosave.id === card.id);
  const about = projectWords(card, app.today());
  return (
    <li className="project-row" data-open={isOpen}>
      <ProjectCover cover={card.cover} />
      {isRenaming ? (
        <NameField card={card} actions={actions} onEnd={() => onRename(false)} />
      ) : (
        <button
          type="button"
          className="project-open"
          data-project={card.id}
          aria-current={isOpen}
          onClick={() => actions.open(card)}
        >
          <span className="project-title">
            {card.name}
            {isOpen && <small>Open</small>}
          </span>
          <span className="project-about">{about}</span>
        </button>
      )}
      <span className="project-tools">
        <IconButton
          label={`Rename ${card.name}`}
          title="Rename (F2)"
          onClick={() => onRename(true)}
        >
          <Pencil />
        </IconButton>
        <IconButton
          label={`Duplicate ${card.name}`}
          title="Duplicate"
          onClick={() => void actions.duplicate(card)}
        >
          <Copy />
        </IconButton>
        <IconButton
          label={`Delete ${card.name}`}
          title="Delete (Delete)"
          onClick={() => void actions.remove(card)}
        >
          <Trash2 />
        </IconButton>
      </span>
    </li>
  );
}

interface NameFieldProps {
  readonly card: ProjectCard;
  readonly actions: ProjectActions;
  readonly onEnd: () => void;
}

/** Enter and leaving it keep the name, Escape leaves it as it was. */
function NameField({ card, actions, onEnd }: NameFieldProps) {
  const [draft, setDraft] = useState(card.name);
  const keep = () => {
    void actions.rename(card, draft).then(onEnd);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Escape would close the dialogue.
    event.preventDefault();
    if (event.key === 'Enter') keep();
    else onEnd();
  };
  return (
    <input
      ref={takeFocus}
      className="text-input project-rename"
      aria-label={`New name of ${card.name}`}
      spellCheck={false}
      maxLength={MOST_NAME}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  );
}

function takeFocus(field: HTMLInputElement | null): void {
  field?.select();
}
