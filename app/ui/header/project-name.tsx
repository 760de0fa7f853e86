import { useState, type KeyboardEvent } from 'react';
import { renameProject } from '../../state/actions/project';
import { useApp, useAppState } from '../components/app-context';

/** The project's name, to be changed in place. Enter keeps, Escape leaves it as it was. */
export function ProjectName() {
  const app = useApp();
  const name = useAppState((state) => state.projectName);
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    if (draft !== null && draft !== name) renameProject(app, draft);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') setDraft(null);
  };
  return (
    <input
      className="project-name"
      aria-label="Project name"
      spellCheck={false}
      maxLength={80}
      value={draft ?? name}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  );
}
