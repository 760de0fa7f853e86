import type { ItemId } from '../core/project/item';
import type { Clock, Preferences } from '../ports/device';
import type { Engine } from '../ports/engine';
import type { Archives, Saver } from '../ports/files';
import type { Imaging } from '../ports/imaging';
import type { Sample } from '../ports/sample';
import type { Cameras } from '../ports/cameras';
import type { ProjectFiles, ProjectStore } from '../ports/projects';
import type { Offline } from '../ports/offline';
import type { PhotoSource } from '../ports/photo-source';
import type { ReportKit } from '../ports/report';
import type { FeatureCache } from './items/feature-cache';
import type { LiveItems } from './items/live-items';
import type { MaskStore } from './items/mask-store';
import type { ScoreStore } from './items/score-store';
import type { AppStore } from './store/store';

/** The outside world, as interfaces; `main.tsx` and tests bring the parts. */
export interface Ports {
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
  readonly projectStore: ProjectStore;
  /** Milliseconds since 1970. */
  readonly today: () => number;
  /** For a project. */
  readonly newId: () => string;
}

/** Data and ports shared by all code that works on the open project. */
export interface Workbench extends Ports {
  readonly store: AppStore;
  /** The items as they are now; the store follows soon after. */
  readonly liveItems: LiveItems;
  /** Keyed registries: what is too large for the store. Released by `removeItems`. */
  readonly files: Map<ItemId, PhotoSource>;
  readonly thumbnails: Map<ItemId, Blob>;
  readonly scores: ScoreStore;
  readonly features: FeatureCache;
  readonly masks: MaskStore;
}
