import {
  ChartSpline,
  CircleCheck,
  Command as CommandIcon,
  Download,
  FilePlus,
  FileText,
  FlaskConical,
  FolderOpen,
  Keyboard,
  LogOut,
  Moon,
  Pause,
  Play,
  Redo2,
  RefreshCw,
  RotateCcw,
  Save,
  SquarePen,
  Sun,
  Undo2,
} from 'lucide-react';
import type { SampleKind } from '../../ports/sample';
import { saveReport } from '../../state/actions/files-later';
import { MANY_PHOTOS } from '../../state/export/report-photos';
import { keepTrial } from '../../state/actions/move';
import { clearProject, loadSample } from '../../state/actions/project';
import { saveProject } from '../../state/actions/project-file';
import { makeRoom } from '../../state/actions/projects';
import { cancelInspection, resumeInspection } from '../../state/actions/run';
import { setTheme, showEvaluation } from '../../state/actions/view';
import type { App } from '../../state/app';
import { isOutdated, rebuild } from '../../state/projects/rebuild';
import { selectCounts } from '../shared/derived';
import { noneMarked } from '../shared/multi-selection';
import type { UiStore } from '../shared/ui-store';
import { changeWords } from '../words/changes';
import { chooseProjectFile } from '../shared/choose-project-file';
import { leaveCamera } from './camera-commands';
import type { Command } from './command';

const state = (app: App) => app.store.getState();
const hasPhotos = (app: App) => state(app).order.length > 0;

function undoTitle(app: App): string {
  const { undo } = state(app).history;
  return undo ? `Undo: ${changeWords(undo)}` : 'Undo';
}

function redoTitle(app: App): string {
  const { redo } = state(app).history;
  return redo ? `Redo: ${changeWords(redo)}` : 'Redo';
}

/** The inspection as a whole. */
export const projectCommands = {
  undo: {
    label: 'Undo',
    title: undoTitle,
    icon: Undo2,
    keys: ['z', 'Mod+z'],
    group: 'Inspection',
    isEnabled: (app) => state(app).history.undo !== null,
    run: (app) => app.history.undo(),
  },
  redo: {
    label: 'Redo',
    title: redoTitle,
    icon: Redo2,
    keys: ['Shift+z', 'Mod+Shift+z', 'Mod+y'],
    group: 'Inspection',
    isEnabled: (app) => state(app).history.redo !== null,
    run: (app) => app.history.redo(),
  },
  'keep-trial': {
    label: 'Keep what the last move has changed',
    icon: CircleCheck,
    keys: [],
    group: 'Inspection',
    isEnabled: (app) => state(app).trial !== null,
    run: keepTrial,
  },
  evaluation: {
    label: 'Proof on your labels',
    icon: ChartSpline,
    keys: ['p'],
    group: 'Inspection',
    isEnabled: hasPhotos,
    isOn: (app) => state(app).view.evaluation,
    run: (app) => showEvaluation(app, !state(app).view.evaluation),
  },
  export: {
    label: 'Export all',
    icon: Download,
    keys: [],
    group: 'Inspection',
    isEnabled: (app) => state(app).exporting === null && selectCounts(state(app)).scored > 0,
    about: 'Tables of all results, and the pictures, maps and report that you choose.',
    run: (_, ui) => ui.setState({ exporting: true }),
  },
  'open-project': {
    label: 'Open a project file',
    icon: FolderOpen,
    keys: ['Mod+o'],
    group: 'Inspection',
    isEverywhere: true,
    isEnabled: (app) => state(app).loading === null,
    run: chooseProjectFile,
  },
  'save-project': {
    label: 'Save as a project file',
    icon: Save,
    keys: ['Mod+s'],
    group: 'Inspection',
    about: 'One file with photos, scores, labels and comments, to keep or to hand over.',
    isEverywhere: true,
    isEnabled: (app) => state(app).exporting === null && hasPhotos(app),
    run: (app) => void saveProject(app),
  },
  report: {
    label: 'Save a report',
    about: 'One page that opens anywhere, with nothing installed',
    icon: FileText,
    keys: ['e'],
    group: 'Inspection',
    isEnabled: (app) => state(app).exporting === null && selectCounts(state(app)).scored > 0,
    run: (app, ui) => {
      if (selectCounts(state(app)).scored > MANY_PHOTOS) ui.setState({ reporting: true });
      else void saveReport(app, 'all');
    },
  },
  pause: {
    label: 'Pause inspecting',
    icon: Pause,
    keys: [],
    group: 'Inspection',
    isEnabled: (app) => state(app).inspecting !== null,
    run: cancelInspection,
  },
  resume: {
    label: 'Resume inspecting',
    icon: Play,
    keys: [],
    group: 'Inspection',
    isEnabled: (app) => state(app).paused && selectCounts(state(app)).left > 0,
    run: resumeInspection,
  },
  projects: {
    label: 'Projects',
    icon: FolderOpen,
    keys: ['Shift+p'],
    group: 'Inspection',
    about: 'Open, rename, duplicate or delete what is kept on this device.',
    run: (_, ui) => ui.setState({ projects: true }),
  },
  'take-over': {
    label: 'Work here instead',
    icon: SquarePen,
    keys: [],
    group: 'Inspection',
    isEnabled: (app) => state(app).autosave.phase === 'elsewhere',
    run: (app) => void app.projects.takeOver(),
  },
  'keep-again': {
    label: 'Try again to keep the changes',
    icon: RotateCcw,
    keys: [],
    group: 'Inspection',
    isEnabled: (app) => state(app).autosave.trouble !== null,
    run: (app) => void makeRoom(app),
  },
  rebuild: {
    label: 'Rebuild with the present network',
    icon: RefreshCw,
    keys: [],
    group: 'Inspection',
    isEnabled: (app) => isOutdated(state(app)),
    run: rebuild,
  },
  'new-inspection': {
    label: 'New inspection',
    icon: FilePlus,
    keys: [],
    group: 'Inspection',
    isEnabled: hasPhotos,
    run: clearProject,
  },
} satisfies Readonly<Record<string, Command>>;

/** One for each sample that is served. */
export function sampleCommand({ id, name }: SampleKind): Command {
  return {
    label: `Open sample: ${name}`,
    icon: FlaskConical,
    keys: [],
    group: 'Inspection',
    run: (app) => void loadSample(app, id),
  };
}

/** The page itself. */
export const pageCommands = {
  palette: {
    label: 'Search commands and photos',
    icon: CommandIcon,
    keys: ['Mod+k'],
    group: 'Page',
    isEverywhere: true,
    run: (_, ui) => ui.setState({ palette: true }),
  },
  help: {
    label: 'Keyboard shortcuts',
    icon: Keyboard,
    keys: ['?'],
    group: 'Page',
    run: (_, ui) => ui.setState({ shortcuts: true }),
  },
  dark: {
    label: 'Dark theme',
    icon: Moon,
    keys: [],
    group: 'Page',
    isOn: (app) => state(app).view.theme === 'dark',
    run: (app) => setTheme(app, 'dark'),
  },
  light: {
    label: 'Light theme',
    icon: Sun,
    keys: [],
    group: 'Page',
    isOn: (app) => state(app).view.theme === 'light',
    run: (app) => setTheme(app, 'light'),
  },
  leave: {
    label: 'Leave',
    icon: LogOut,
    keys: ['Escape'],
    group: 'Page',
    isKeyOnly: true,
    isEnabled: (app, ui) => wayOut(app, ui) !== null,
    run: (app, ui) => wayOut(app, ui)?.(),
  },
} satisfies Readonly<Record<string, Command>>;

/** Out of the innermost of what is open; in the end the whole photo, nothing marked. */
function wayOut(app: App, ui: UiStore): (() => void) | null {
  const { measuring, spot, grid, stage, marks, camera } = ui.getState();
  if (camera) return () => leaveCamera(ui);
  if (measuring) return () => ui.setState({ measuring: false });
  if (spot?.pinned) return () => ui.setState({ spot: null });
  if (state(app).view.evaluation) return () => showEvaluation(app, false);
  if (grid) return () => ui.setState({ grid: false });
  const isZoomed = stage !== null && !stage.isFitted();
  if (!isZoomed && marks.ids.size === 0) return null;
  return () => {
    ui.setState({ marks: noneMarked });
    if (isZoomed) stage.fit();
  };
}
