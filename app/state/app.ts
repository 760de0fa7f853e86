import type { ItemId } from '../core/project/item';
import type { Archives, Clock, Engine, Imaging, Preferences, Sample, Saver } from '../ports';
import type { ProjectFiles } from '../ports/keeping';
import type { PhotoSource } from '../ports/photo-source';
import type { ReportKit } from '../ports/report';
import type { Cameras } from '../ports/cameras';
import type { Offline } from '../ports/offline';
import { notify } from './actions/notices';
import { FeatureCache } from './feature-cache';
import { History } from './history';
import { checkSpec } from './keeping/rebuild';
import { Projects, type KeepingPorts } from './keeping/projects';
import { ItemTable } from './item-table';
import { LoupeFeatures } from './loupe-features';
import { MaskStore } from './mask-store';
import { createPipeline, type Pipeline } from './pipeline';
import { PixelProof } from './pixel-proof';
import { restoreWhenSelected } from './restore';
import { ScoreStore } from './score-store';
import { createAppStore, type AppStore } from './store';
import { Survey } from './survey';

/** The outside world, as interfaces; `main.tsx` and tests bring the parts. */
export interface Ports extends KeepingPorts {
  readonly engine: Engine;
  readonly imaging: Imaging;
  readonly saver: Saver;
  readonly reportKit: () => Promise<ReportKit>;
  readonly archives: Archives;
  readonly projectFiles: ProjectFiles;
  readonly sample: Sample;
  readonly preferences: Preferences;
  readonly cameras: Cameras;
  readonly offline: Offline;
  readonly clock: Clock;
}

/** What the pipeline and the actions share. */
export interface Workbench extends Ports {
  readonly store: AppStore;
  /** The items as they are now; the store follows soon after. */
  readonly items: ItemTable;
  /** Keyed registries: what is too large for the store. Released by `removeItems`. */
  readonly files: Map<ItemId, PhotoSource>;
  readonly thumbnails: Map<ItemId, Blob>;
  readonly scores: ScoreStore;
  readonly features: FeatureCache;
  readonly masks: MaskStore;
}

/** Everything an action works with. */
export interface App extends Workbench {
  readonly pipeline: Pipeline;
  readonly pixelProof: PixelProof;
  readonly survey: Survey;
  readonly history: History;
  readonly projects: Projects;
  readonly loupeFeatures: LoupeFeatures;
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
  const app: App = {
    ...bench,
    pipeline: createPipeline(bench),
    pixelProof: new PixelProof(bench),
    survey: new Survey(bench),
    history: new History(store, ports.clock),
    projects: new Projects(() => app, ports),
    loupeFeatures: new LoupeFeatures(bench),
  };
  restoreWhenSelected(bench);
  ports.engine.subscribe((engine) => {
    const before = store.getState().engine;
    store.setState({ engine });
    if (engine.restarts > before.restarts) notify(app, { kind: 'engine-restarted' });
    checkSpec(app);
    app.pipeline.kick();
  });
  return app;
}
