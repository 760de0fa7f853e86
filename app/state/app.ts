import { FeatureCache } from './feature-cache';
import { History } from './history';
import { ItemTable } from './item-table';
import { Projects } from './keeping/projects';
import { checkSpec } from './keeping/rebuild';
import { LoupeFeatures } from './loupe-features';
import { MaskStore } from './mask-store';
import { notify } from './notify';
import type { Page } from './page';
import { createPipeline } from './pipeline';
import { PixelProof } from './pixel-proof';
import { restoreWhenSelected } from './restore';
import { ScoreStore } from './score-store';
import { SelfTest } from './self-test';
import { createAppStore } from './store';
import { Survey } from './survey';
import type { Ports, Workbench } from './workbench';

/** Actions under way that a person can cancel: of each kind one at a time. */
export interface Running {
  /** Writes a file. */
  saving: AbortController | null;
  /** Takes photos out of zip files. */
  unpacking: AbortController | null;
  /** Reads a project file. */
  opening: AbortController | null;
  /** Loads a sample. */
  sample: AbortController | null;
}

/** Everything an action works with. What actions remember is in here: each app has its own. */
export interface App extends Page {
  readonly pixelProof: PixelProof;
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
    items: new ItemTable(store),
    files: new Map(),
    thumbnails: new Map(),
    scores: new ScoreStore(SCORE_BUDGET_BYTES),
    features: new FeatureCache(FEATURE_BUDGET_BYTES),
    masks: new MaskStore(MASK_BUDGET_BYTES),
  };
  const pipeline = createPipeline(bench);
  const pixelProof = new PixelProof(bench);
  const survey = new Survey(bench);
  const history = new History(store, ports.clock);
  const page: Page = { ...bench, pipeline, history, selfTest: new SelfTest(bench) };
  const app: App = {
    ...page,
    pixelProof,
    survey,
    projects: new Projects(page),
    loupeFeatures: new LoupeFeatures(bench),
    running: { saving: null, unpacking: null, opening: null, sample: null },
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
