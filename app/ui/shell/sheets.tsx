import { lazy, Suspense } from 'react';
import { useUiState } from '../components/app-context';

const Help = lazy(async () => ({ default: (await import('../help/help')).Help }));
const Palette = lazy(async () => ({ default: (await import('../palette/palette')).Palette }));
const Projects = lazy(async () => ({ default: (await import('../projects/projects')).Projects }));

/** What opens over the page, loaded when it is first asked for. */
export function Sheets() {
  const help = useUiState((state) => state.shortcuts);
  const palette = useUiState((state) => state.palette);
  const projects = useUiState((state) => state.projects);
  return (
    <Suspense>
      {help && <Help />}
      {palette && <Palette />}
      {projects && <Projects />}
    </Suspense>
  );
}
