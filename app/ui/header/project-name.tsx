import { ChevronDown } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { renameProject } from '../../state/actions/project';
import { tip } from '../commands/command';
import { commands } from '../commands/registry';
import { useApp, useAppState, useUiStore } from '../components/app-context';
import { IconButton } from '../components/button';

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
    <span className="project">
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
      <ProjectsButton />
    </span>
  );
}

function ProjectsButton() {
  const app = useApp();
  const ui = useUiStore();
  return (
    <IconButton
      {...tip(commands.projects)}
      className="projects-button"
      aria-haspopup="dialog"
      onClick={() => commands.projects.run(app, ui)}
    >
      <ChevronDown />
    </IconButton>
  );
}
