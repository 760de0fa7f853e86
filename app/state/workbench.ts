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

/** Parts that an app does without where there is no page, in a command line for instance. */
export interface OptionalPorts {
  readonly cameras?: Cameras;
  readonly offline?: Offline;
  readonly projectStore?: ProjectStore;
}

/** The parts that an app is made of; `main.tsx` and tests bring them. */
export type AppPorts = Omit<Ports, keyof OptionalPorts> & OptionalPorts;

/** The outside world, as interfaces. */
export interface Ports extends Required<OptionalPorts> {
  readonly engine: Engine;
  readonly imaging: Imaging;
  readonly saver: Saver;
  readonly reportKit: () => Promise<ReportKit>;
  readonly archives: Archives;
  readonly projectFiles: ProjectFiles;
  readonly sample: Sample;
  readonly preferences: Preferences;
  readonly clock: Clock;
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
