import type { ItemId } from '../core/project/item';
import type { PatchScores } from '../core/match/patch-scores';
import type { Clock, Engine, Imaging, Preferences, Sample, Saver } from '../ports';
import { notify } from './actions/notices';
import { FeatureCache } from './feature-cache';
import { createPipeline, type Pipeline } from './pipeline';
import { createAppStore, type AppStore } from './store';

/** The outside world, as interfaces; `main.tsx` and tests bring the parts. */
export interface Ports {
  readonly engine: Engine;
  readonly imaging: Imaging;
  readonly saver: Saver;
  readonly sample: Sample;
  readonly preferences: Preferences;
  readonly clock: Clock;
}

/** What the pipeline and the actions share. */
export interface Workbench extends Ports {
  readonly store: AppStore;
  /** Keyed registries: what is too large for the store. Released by `removeItems`. */
  readonly files: Map<ItemId, File>;
  readonly thumbnails: Map<ItemId, Blob>;
  readonly scores: Map<ItemId, PatchScores>;
  readonly features: FeatureCache;
}

/** Everything an action works with. */
export interface App extends Workbench {
  readonly pipeline: Pipeline;
}

const FEATURE_BUDGET_BYTES = 512 * 2 ** 20;

/** Wires store, registries and pipeline to the outside world, and follows the engine's status. */
export function createApp(ports: Ports): App {
  const bench: Workbench = {
    ...ports,
    store: createAppStore(),
    files: new Map(),
    thumbnails: new Map(),
    scores: new Map(),
    features: new FeatureCache(FEATURE_BUDGET_BYTES),
  };
  const app: App = { ...bench, pipeline: createPipeline(bench) };
  ports.engine.subscribe((engine) => {
    const before = app.store.getState().engine;
    app.store.setState({ engine });
    if (engine.restarts > before.restarts) notify(app, { kind: 'engine-restarted' });
    app.pipeline.kick();
  });
  return app;
}
