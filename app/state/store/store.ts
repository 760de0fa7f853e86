/*
 * State that React reads. Its items are the published copy, which follows `LiveItems` a few times a second;
 * code that works on items reads `app.liveItems`.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { defaultSettings, defaultView } from '../../core/saved/default-settings';
import { noFilter, type Filter } from '../../core/project/filter';
import type { Bin, Item, ItemId } from '../../core/project/item';
import type { SampleBits } from '../../core/image/sample-range';
import type { SavedSpec } from '../../core/features/grid';
import type { Verdict } from '../../core/calibration/verdict';
import type { ProjectSettings, SavedView } from '../../core/saved/saved-project';
import type { SortingPlan } from '../../core/sorting/plan';
import type { Problem } from '../../core/project/problem';
import type { RegionFacts } from '../../core/regions/region';
import type { PixelMetrics } from '../../core/evaluation/pixel-metrics';
import type { Calibration } from '../../core/calibration/calibrate';
import type { Notice } from './notice';
import { NOT_STARTED, type BackendChoice, type EngineStatus } from '../../ports/engine';
import type { OfflineStatus } from '../../ports/offline';

/** Work that a person can watch and cancel. */
export interface Job {
  readonly kind:
    | 'load'
    | 'open'
    | 'unpack'
    | 'save'
    | 'inspect'
    | 'export'
    | 'measure'
    | 'detection-check'
    | 'survey';
  readonly done: number;
  readonly total: number;
  /** Finished a second, over the last seconds; null until there is something to go by. */
  readonly ratePerSecond: number | null;
}

export type SortKey = SavedView['sort'];
export type Theme = 'dark' | 'light' | 'system';
export type ViewMode = SavedView['mode'];

/** How photos are shown, for looking alone: scores do not depend on it. */
export interface Adjustment {
  /** Above 1 lightens what is dark: 0.3 to 3. */
  readonly gamma: number;
  /** About middle grey: 0.5 to 3. */
  readonly contrast: number;
  /** How many times as large differences are shown: 1 to 16. */
  readonly gain: number;
}

export const noAdjustment: Adjustment = { gamma: 1, contrast: 1, gain: 4 };

export interface View extends Readonly<SavedView> {
  /** Whether the selection is the person's own; else the oddest query takes it in the end. */
  readonly selectedByHand: boolean;
  /** Which queries are listed. */
  readonly filter: Filter;
  /** Whether the evaluation on the person's own labels is looked at. */
  readonly evaluation: boolean;
  readonly adjustment: Adjustment;
  readonly theme: Theme;
}

export type RegionChoices = ProjectSettings['regions'];

/** The regions of one query, reduced to the facts that lists need. */
export interface FoundRegions {
  readonly regions: readonly RegionFacts[];
  /** The scores that they were found in, as `scoringKey` names them. */
  readonly scoring: string;
  /** The region settings that they were found with, as `settingsKey` names them. */
  readonly settings: string;
}

/** Regions of all queries. */
export interface SurveyState {
  readonly found: ReadonlyMap<ItemId, FoundRegions>;
  /** Queries whose regions are wanted and not known as they are now. */
  readonly left: number;
}

/** State of the pixel metrics, which compare score maps with masks. */
export type PixelEvaluationState =
  | { readonly kind: 'none' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | {
      readonly kind: 'measured';
      readonly metrics: PixelMetrics;
      /** Good parts and defective ones with a mask. */
      readonly images: number;
      readonly masks: number;
      /** Masks, or photos, by path, that could not be measured. */
      readonly leftOut: readonly { readonly path: string; readonly problem: Problem }[];
      /** Paths of masks that mark nothing, of parts labelled defective. */
      readonly empty: readonly string[];
    };

/** Changes that can be taken back. Worded in the ui. */
export type ChangeName =
  | 'threshold'
  | 'false-alarm-rate'
  | 'label'
  | 'flag'
  | 'unflag'
  | 'comment'
  | 'mask'
  | 'unmask'
  | 'add'
  | 'remove'
  | 'to-references'
  | 'to-queries'
  | 'range'
  | 'turning'
  | 'rename'
  | 'new-project'
  | 'open-sample'
  | 'open-project'
  | RegionChangeName;

/** Name and extent of a change. */
export interface ChangeTitle {
  readonly name: ChangeName;
  /** Photos that it was about; null where it is not about photos. */
  readonly photos: number | null;
}

export type RegionChangeName =
  'map-threshold' | 'smallest-region' | 'smoothing' | 'scale' | 'severity-rules';

/** How a query stood. */
export interface Standing {
  readonly score: number;
  readonly verdict: Verdict | null;
}

/** A move between the bins whose effect is looked at before it is kept. */
export interface Trial {
  readonly moved: readonly ItemId[];
  readonly to: Bin;
  /** Version of the bank before the move; scores of a later version are new. */
  readonly bankVersion: number;
  /** Queries that stay queries. */
  readonly before: ReadonlyMap<ItemId, Standing>;
}

/** How the project is kept on this device. */
export interface AutosaveState {
  /** Null while nothing is kept: before the project store is open, or where the browser has none. */
  readonly id: string | null;
  /**
   * `reading` until what was kept is on the page, `blocked` as long as a tab with an older build
   * stands in the way of that; `elsewhere` while another tab has the project, `newer` once a newer
   * build has them all.
   */
  readonly phase: 'off' | 'reading' | 'blocked' | 'open' | 'elsewhere' | 'newer';
  /** Why the last changes are not kept. */
  readonly trouble: 'full' | 'failed' | null;
  /** Whether photos are on their way onto the page. */
  readonly isAwaited: boolean;
  /** Why the project of the last visit could not be opened; another one is open in its place. */
  readonly damage: Problem | null;
  /**
   * Specification of the bank's features, until it is verified that the engine makes the same, or
   * until they are recomputed: nothing else is computed meanwhile.
   */
  readonly madeWith: SavedSpec | null;
}

/** A defect that was drawn on a left-out reference. */
export interface DrawnDefect {
  /** Its size as a share of the photo's shorter side. */
  readonly share: number;
  /** Image score of the reference with the defect. */
  readonly score: number;
}

/** The published copy of `LiveItems` (`items/live-items.ts`): up to a few 100 ms old; written by it alone. */
export type PublishedItems = Readonly<Record<ItemId, Item>>;

export interface AppState extends Readonly<ProjectSettings> {
  readonly projectName: string;
  readonly items: PublishedItems;
  /** Ids in the order they were added. */
  readonly order: readonly ItemId[];
  /** Items ever added; ids are made from it and never come back. */
  readonly sequence: number;
  readonly engine: EngineStatus;
  readonly backendChoice: BackendChoice;
  /** Rises with every change of the references in the bank. */
  readonly bankVersion: number;
  readonly calibration: Calibration | null;
  /** Bits from black to white of photos that have more than 8 a sample; null without any. */
  readonly readAs: SampleBits | null;
  readonly inspecting: Job | null;
  readonly loading: Job | null;
  readonly exporting: Job | null;
  /** Only where it takes long. */
  readonly measuring: Job | null;
  readonly pixels: PixelEvaluationState;
  readonly survey: SurveyState;
  /** Only where it takes long. */
  readonly surveying: Job | null;
  readonly checkingDetection: Job | null;
  /** Defects drawn on the references of one version of the bank; null before the first check. */
  readonly detectionCheck: {
    readonly bankVersion: number;
    readonly trials: readonly DrawnDefect[];
  } | null;
  /** Cancelled by hand: nothing runs until the person resumes or brings new work. */
  readonly paused: boolean;
  readonly view: View;
  readonly notices: readonly Notice[];
  /** Count of all notices so far; ids are made from it and never reused. */
  readonly noticesEver: number;
  /** Next change of undo and of redo. */
  readonly history: { readonly undo: ChangeTitle | null; readonly redo: ChangeTitle | null };
  /** State before the last move between the bins; null when no decision is pending. */
  readonly trial: Trial | null;
  /** The contents of the sorting sheet; null while nothing is asked. */
  readonly sorting: SortingPlan | null;
  /** Paths of masks that have no photo yet. */
  readonly masksWaiting: readonly string[];
  readonly autosave: AutosaveState;
  readonly offline: OfflineStatus;
}

export type AppStore = StoreApi<AppState>;

export const initialState: AppState = {
  projectName: 'Untitled inspection',
  items: {},
  order: [],
  sequence: 0,
  engine: NOT_STARTED,
  backendChoice: 'auto',
  bankVersion: 0,
  calibration: null,
  readAs: null,
  ...defaultSettings,
  inspecting: null,
  loading: null,
  exporting: null,
  measuring: null,
  pixels: { kind: 'none' },
  survey: { found: new Map(), left: 0 },
  surveying: null,
  checkingDetection: null,
  detectionCheck: null,
  paused: false,
  view: {
    ...defaultView,
    selectedByHand: false,
    filter: noFilter,
    evaluation: false,
    adjustment: noAdjustment,
    theme: 'dark',
  },
  notices: [],
  noticesEver: 0,
  history: { undo: null, redo: null },
  trial: null,
  sorting: null,
  masksWaiting: [],
  autosave: {
    id: null,
    phase: 'off',
    trouble: null,
    isAwaited: false,
    damage: null,
    madeWith: null,
  },
  offline: { isKept: false, hasUpdate: false },
};

export function createAppStore(state: Partial<AppState> = {}): AppStore {
  return createStore<AppState>()(() => ({ ...initialState, ...state }));
}
