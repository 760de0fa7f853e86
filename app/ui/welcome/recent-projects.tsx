import { openProject } from '../../state/actions/projects';
import { commands } from '../commands/registry';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { Button } from '../kit/button';
import { ProjectCover } from '../shared/project-cover';
import { useProjectList } from '../shared/use-project-list';
import { agoWords } from '../words/projects';

const MOST_RECENT = 3;

/** The way back to what was worked on last; nothing where nothing is kept. */
export function RecentProjects() {
  const app = useApp();
  const ui = useUiStore();
  const open = useAppState((state) => state.autosave.id);
  const { projects } = useProjectList();
  const cards = projects.kind === 'listed' ? projects.cards.filter(({ id }) => id !== open) : [];
  if (cards.length === 0) return null;
  return (
    <section className="recent" aria-label="Your projects">
      <div className="recent-head">
        <h2>Your projects</h2>
        <Button kind="quiet" onClick={() => commands.projects.run(app, ui)}>
          All projects
        </Button>
      </div>
      <ul>
        {cards.slice(0, MOST_RECENT).map((card) => (
          <li key={card.id}>
            <button
              type="button"
              className="recent-card"
              onClick={() => void openProject(app, card.id)}
            >
              <ProjectCover cover={card.cover} />
              <span>
                <span className="recent-name">{card.name}</span>
                <small>{card.changedAt > 0 && agoWords(card.changedAt, app.today())}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
