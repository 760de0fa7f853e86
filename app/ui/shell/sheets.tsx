import { lazy, Suspense } from 'react';
import { useAppState, useUiState } from '../shared/app-context';

const Help = lazy(async () => ({ default: (await import('../help/help')).Help }));
const Palette = lazy(async () => ({ default: (await import('../palette/palette')).Palette }));
const ReportChoice = lazy(async () => ({
  default: (await import('../report/report-choice')).ReportChoice,
}));
const SortingSheet = lazy(async () => ({
  default: (await import('../sorting/sorting-sheet')).SortingSheet,
}));
const WaitingMasks = lazy(async () => ({
  default: (await import('../masks/waiting-masks')).WaitingMasks,
}));
const ExportChoice = lazy(async () => ({
  default: (await import('../export/export-choice')).ExportChoice,
}));
const Projects = lazy(async () => ({ default: (await import('../projects/projects')).Projects }));

/** Sheets and dialogs over the page, loaded on first use. */
export function Sheets() {
  const help = useUiState((state) => state.shortcuts);
  const palette = useUiState((state) => state.palette);
  const reporting = useUiState((state) => state.reporting);
  const exporting = useUiState((state) => state.exporting);
  const projects = useUiState((state) => state.projects);
  const waitingMasks = useUiState((state) => state.waitingMasks);
  const sorting = useAppState((state) => state.sorting !== null);
  return (
    <Suspense>
      {help && <Help />}
      {palette && <Palette />}
      {reporting && <ReportChoice />}
      {exporting && <ExportChoice />}
      {projects && <Projects />}
      {waitingMasks && <WaitingMasks />}
      {sorting && <SortingSheet />}
    </Suspense>
  );
}
