import type { SortingPlan } from '../core/sorting/plan';
import { FeatureCache } from './items/feature-cache';
import { History } from './store/history';
import { LiveItems } from './items/live-items';
import { Projects } from './projects/projects';
import { checkSpec } from './projects/rebuild';
import { LoupeFeatures } from './results/loupe-features';
import { MaskStore } from './items/mask-store';
import { notify } from './store/notify';
import type { Page } from './page';
import { createPipeline } from './inspection/pipeline';
import { PixelEvaluation } from './evaluation/pixel-evaluation';
import { restoreWhenSelected } from './inspection/restore';
import { ScoreStore } from './items/score-store';
import { DetectionCheck } from './evaluation/detection-check';
import { createAppStore } from './store/store';
import { Survey } from './results/survey';
import type { Ports, Workbench } from './workbench';

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

const FEATURE_BUDGET_BYTES = 512 * 2 ** 20;

/** About 8,000 queries. */
const SCORE_BUDGET_BYTES = 64 * 2 ** 20;

/** About 2,500 masks at the size of the network's input. */
const MASK_BUDGET_BYTES = 32 * 2 ** 20;

/** Wires store, registries and pipeline to the outside world, and follows the engine's status. */
export function createApp(ports: Ports): App {
  const store = createAppStore();
  const bench: Workbench = {
    ...ports,
    store,
    liveItems: new LiveItems(store),
    files: new Map(),
    thumbnails: new Map(),
    scores: new ScoreStore(SCORE_BUDGET_BYTES),
    features: new FeatureCache(FEATURE_BUDGET_BYTES),
    masks: new MaskStore(MASK_BUDGET_BYTES, (masksWaiting) => store.setState({ masksWaiting })),
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
