import { useCallback, useEffect, useState } from 'react';
import { FilePlus, Undo2 } from 'lucide-react';
import type { ProjectCard } from '../../ports/projects';
import { clearProject } from '../../state/actions/project';
import {
  deleteProject,
  duplicateProject,
  makeRoom,
  openProject,
  renameKept,
  undeleteProject,
} from '../../state/actions/projects';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { useProjectList, type KnownProjects } from '../shared/use-project-list';
import { copyName } from '../words/projects';
import { problemWords } from '../words/problems';
import { ProjectList } from './project-list';
import { StorageMeter } from './storage-meter';
import './projects.css';

/** Dialog of the stored projects: open, rename, copy, delete. */
export function Projects() {
  const app = useApp();
  const ui = useUiStore();
  const isEmpty = useAppState((state) => state.order.length === 0);
  const { projects, reload } = useProjectList();
  const [deleted, setDeleted] = useState<ProjectCard | null>(null);
  const close = useCallback(() => {
    ui.setState({ projects: false });
    // The storage is full: purge removed projects now.
    if (app.store.getState().autosave.trouble === 'full') void makeRoom(app);
  }, [app, ui]);
  const cards = projects.kind === 'listed' ? projects.cards : [];
  // With the last project its list has gone.
  const isLastGone = deleted !== null && cards.length === 0;
  useEffect(() => {
    if (isLastGone) document.querySelector<HTMLElement>('.projects-undo button')?.focus();
  }, [isLastGone]);
  const open = async (id: string) => {
    close();
    await openProject(app, id);
  };
  const begin = async () => {
    close();
    await clearProject(app);
  };
  const actions = {
    open: (card: ProjectCard) => void open(card.id),
    rename: async (card: ProjectCard, name: string) => {
      await renameKept(app, card, name);
      await reload();
    },
    duplicate: async (card: ProjectCard) => {
      const names = cards.map(({ name }) => name);
      await duplicateProject(app, card, copyName(card.name, names));
      await reload();
    },
    remove: async (card: ProjectCard) => {
      if (await deleteProject(app, card)) setDeleted(card);
      await reload();
    },
  };
  const undo = async () => {
    if (deleted) await undeleteProject(app, deleted);
    setDeleted(null);
    await reload();
  };
  return (
    <Dialog shape="wide" label="Projects" onClose={close}>
      <div className="projects-head">
        <h2>Projects</h2>
        <Button icon={<FilePlus />} disabled={isEmpty} onClick={() => void begin()}>
          New inspection
        </Button>
      </div>
      <Note projects={projects} />
      {cards.length > 0 && <ProjectList cards={cards} actions={actions} undo={undo} />}
      <p className="projects-undo" role="status">
        {deleted && (
          <>
            <span>Deleted {deleted.name}.</span>
            <Button kind="quiet" icon={<Undo2 />} onClick={() => void undo()}>
              Undo
            </Button>
          </>
        )}
      </p>
      {projects.kind === 'listed' && projects.use && <StorageMeter use={projects.use} />}
    </Dialog>
  );
}

function Note({ projects }: { projects: KnownProjects }) {
  if (projects.kind === 'loading') {
    return <p className="projects-note">Looking through what is kept …</p>;
  }
  if (projects.kind === 'failed') {
    return (
      <p className="projects-note" role="alert">
        {problemWords(projects.problem).full}
      </p>
    );
  }
  if (projects.cards.length > 0) return null;
  return (
    <p className="projects-note">
      Nothing is kept yet. An inspection is kept on this device from its first photo on.
    </p>
  );
}
