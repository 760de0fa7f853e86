import { useAppState } from '../shared/app-context';
import { EngineChip } from './engine-chip';
import { ExportAll } from './export-all';
import { PaletteButton } from './palette-button';
import { MoreMenu } from './more-menu';
import { EvaluationButton } from './evaluation-button';
import { ProjectName } from './project-name';
import { Progress } from './progress';
import { ThemeChoice } from './theme-choice';
import './header.css';

export function Header() {
  const isEmpty = useAppState((state) => state.order.length === 0);
  return (
    <header className="header">
      <div className="brand">
        <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width="22" height="22" />
        <h1>Oddspot</h1>
      </div>
      {!isEmpty && <ProjectName />}
      <Progress />
      <div className="header-end">
        <PaletteButton />
        <EngineChip />
        <ThemeChoice />
        {!isEmpty && <EvaluationButton />}
        {!isEmpty && <ExportAll />}
        <MoreMenu />
      </div>
    </header>
  );
}
