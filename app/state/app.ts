import type { SortingPlan } from '../core/sorting/plan';
import { noCameras, noOffline, noProjectStore } from './absent-ports';
import { History } from './store/history';
import { LiveItems } from './items/live-items';
import { Projects } from './projects/projects';
import { checkSpec } from './projects/rebuild';
import { LoupeFeatures } from './results/loupe-features';
import { createRegistries } from './items/photo-data';
import { notify } from './store/notify';
import type { Page } from './page';
import { Reading } from './inspection/reading';
import { createPipeline } from './inspection/pipeline';
import { PixelEvaluation } from './evaluation/pixel-evaluation';
import { restoreWhenSelected } from './inspection/restore';
import { DetectionCheck } from './evaluation/detection-check';
import { createAppStore } from './store/store';
import { Survey } from './results/survey';
import type { AppPorts, Workbench } from './workbench';

/** Actions under way that a person can cancel: of each kind one at a time. */
export interface Running {
  /** Writes a file. */
  saving: AbortController | null;
  /** Takes photos out of zip files. */
  unpacking: AbortController | null;
  /** Reads a project file. */
  opening: AbortController | null;
  /** Asks in the sorting sheet what goes where; null is the answer of who cancels. */
  sorting: {
    readonly done: Promise<unknown>;
    readonly answer: (plan: SortingPlan | null) => void;
  } | null;
  /** Loads a sample. */
  sample: AbortController | null;
}

/** Everything an action works with. What actions remember is in here: each app has its own. */
export interface App extends Page {
  readonly pixelEvaluation: PixelEvaluation;
  readonly survey: Survey;
  readonly projects: Projects;
  readonly loupeFeatures: LoupeFeatures;
  readonly running: Running;
  /** Shots of this visit, for their names alone. */
  readonly camera: { shots: number };
}

/**
 * Wires store, registries and pipeline to the outside world, and follows the engine's status.
 *
 * @param ports without a project store nothing is kept; without the others nothing is missed
 */
export function createApp(ports: AppPorts): App {
  const store = createAppStore();
  const liveItems = new LiveItems(store);
  const bench: Workbench = {
    cameras: noCameras,
    offline: noOffline,
    projectStore: noProjectStore,
    ...ports,
    store,
    liveItems,
    ...createRegistries((masksWaiting) => store.setState({ masksWaiting })),
    reading: new Reading({ ...ports, store, liveItems }),
  };
  const pipeline = createPipeline(bench);
  const pixelEvaluation = new PixelEvaluation(bench);
  const survey = new Survey(bench);
  const history = new History(store, ports.clock);
  const page: Page = { ...bench, pipeline, history, detectionCheck: new DetectionCheck(bench) };
  const app: App = {
    ...page,
    pixelEvaluation,
    survey,
    projects: new Projects(page),
    loupeFeatures: new LoupeFeatures(bench),
    running: { sorting: null, saving: null, unpacking: null, opening: null, sample: null },
    camera: { shots: 0 },
  };
  restoreWhenSelected(bench);
  ports.engine.subscribe((engine) => {
    const before = store.getState().engine;
    store.setState({ engine });
    if (engine.restarts > before.restarts) notify(bench, { kind: 'engine-restarted' });
    checkSpec(bench);
    app.pipeline.kick();
  });
  return app;
}
