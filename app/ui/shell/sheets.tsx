import { lazy, Suspense } from 'react';
import { useUiState } from '../shared/app-context';

const Help = lazy(async () => ({ default: (await import('../help/help')).Help }));
const Palette = lazy(async () => ({ default: (await import('../palette/palette')).Palette }));
const ReportChoice = lazy(async () => ({
  default: (await import('../report/report-choice')).ReportChoice,
}));
const Projects = lazy(async () => ({ default: (await import('../projects/projects')).Projects }));

/** What opens over the page, loaded when it is first asked for. */
export function Sheets() {
  const help = useUiState((state) => state.shortcuts);
  const palette = useUiState((state) => state.palette);
  const reporting = useUiState((state) => state.reporting);
  const projects = useUiState((state) => state.projects);
  return (
    <Suspense>
      {help && <Help />}
      {palette && <Palette />}
      {reporting && <ReportChoice />}
      {projects && <Projects />}
    </Suspense>
  );
}
