import type { Clock, Preferences } from '../ports/device';
import type { Engine } from '../ports/engine';
import type { Archives, Saver } from '../ports/files';
import type { Imaging } from '../ports/imaging';
import type { Sample } from '../ports/sample';
import type { Cameras } from '../ports/cameras';
import type { ProjectFiles, ProjectStore } from '../ports/projects';
import type { Offline } from '../ports/offline';
import type { ReportKit } from '../ports/report';
import type { LiveItems } from './items/live-items';
import type { PhotoRegistries } from './items/photo-data';
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
export interface Workbench extends Ports, PhotoRegistries {
  readonly store: AppStore;
  /** The items as they are now; the store follows soon after. */
  readonly liveItems: LiveItems;
}
