import { createRoot } from 'react-dom/client';
import { EFFICIENTNET_LITE0 as backbone } from './core/features/efficientnet-lite0';
import { EngineClient } from './engine/client';
import { filesFromDrop, filesFromInput, filesFromPaste } from './platform/files';
import { watchLaunches } from './platform/launches';
import { createCameras } from './platform/cameras';
import { createImaging } from './platform/imaging/client';
import { createOffline } from './platform/offline/offline';
import { createPreferences } from './platform/preferences';
import { createSample } from './platform/sample';
import { createProjectFiles } from './platform/project-file/project-files';
import { createArchives } from './platform/archives/archives';
import { createSaver } from './platform/save';
import { lazyProjectStore } from './platform/project-store/lazy-project-store';
import type { BackendChoice } from './ports/engine';
import { loadSorting, takeComing } from './state/actions/load';
import { keepOffline } from './state/actions/offline';
import { chooseBackend } from './state/actions/run';
import { restorePreferences } from './state/actions/view';
import { createApp } from './state/app';
import { loadNoticeLine } from './ui/notices/notices';
import { loadWork, Root } from './ui/root';

const MOST_CPU_LANES = 8;

const imaging = createImaging();
const app = createApp({
  engine: new EngineClient({
    createWorker: () =>
      new Worker(new URL('./engine/worker.ts', import.meta.url), {
        type: 'module',
        name: 'engine',
      }),
    backbone,
    modelUrl: new URL(`models/${backbone.name}`, document.baseURI).href,
    cpuLanes: Math.min(navigator.hardwareConcurrency, MOST_CPU_LANES),
  }),
  imaging,
  saver: createSaver(),
  reportKit: async () => (await import('./report/kit')).reportKit,
  archives: createArchives(),
  projectFiles: createProjectFiles(imaging.hash),
  sample: createSample(document.baseURI),
  preferences: createPreferences(),
  cameras: createCameras(),
  offline: createOffline(import.meta.env.PROD),
  clock: performance,
  projectStore: lazyProjectStore(async () =>
    (await import('./platform/project-store/project-store')).createProjectStore(),
  ),
  today: Date.now,
  newId: () => crypto.randomUUID(),
});

/** `?backend=webgl|wasm|cpu` forces a backend. */
function backendFromUrl(): BackendChoice {
  const value = new URLSearchParams(location.search).get('backend');
  return value === 'webgl' || value === 'wasm' || value === 'cpu' ? value : 'auto';
}

restorePreferences(app);
app.projects.announce();
const input = { fromDrop: filesFromDrop, fromInput: filesFromInput, fromPaste: filesFromPaste };
createRoot(document.getElementById('root')!).render(<Root app={app} input={input} />);

// The engine warms up while the person still chooses files, but never before the first paint; the
// typeface, 48 kB, waits for that as well.
requestAnimationFrame(() =>
  setTimeout(() => {
    document.documentElement.dataset.typeface = '';
    void loadWork();
    void loadSorting();
    void loadNoticeLine();
    void app.projects.start();
    void chooseBackend(app, backendFromUrl());
    keepOffline(app);
    watchLaunches((files) => void takeComing(app, files, 'query', 'What was opened'));
  }),
);

// The last chance to write: a tab that is hidden may never be seen again.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void app.projects.flush();
});
addEventListener('pagehide', () => void app.projects.flush());
