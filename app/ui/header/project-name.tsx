import { ChevronDown } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { MOST_NAME } from '../../core/saved/limits';
import { renameProject } from '../../state/actions/project';
import { tip } from '../commands/command';
import { commands } from '../commands/registry';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { useKeptSoon } from '../kit/use-debounced-save';

/** The project's name, to be changed in place. Enter keeps, Escape leaves it as it was. */
export function ProjectName() {
  const app = useApp();
  const name = useAppState((state) => state.projectName);
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    if (draft !== null && draft !== name) renameProject(app, draft);
    setDraft(null);
  };
  const before = useRef(name);
  const goBack = () => {
    if (draft !== null) renameProject(app, before.current);
    setDraft(null);
  };
  // An empty field is one that is just being filled.
  useKeptSoon(draft, (typed) => typed.trim() !== '' && renameProject(app, typed));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') goBack();
  };
  return (
    <span className="project">
      <input
        className="project-name"
        aria-label="Project name"
        spellCheck={false}
        maxLength={MOST_NAME}
        value={draft ?? name}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={() => (before.current = name)}
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
