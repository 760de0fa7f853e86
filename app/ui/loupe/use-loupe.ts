import { useCallback, useDeferredValue, useMemo, useSyncExternalStore } from 'react';
import type { Item } from '../../core/project/item';
import type { Calibration } from '../../core/calibration/calibrate';
import { assessKey } from '../../core/score-map/assess';
import { peakRarityOf } from '../../core/calibration/rarity';
import type { App } from '../../state/app';
import {
  loupeAt,
  patchPosition,
  type LoupeResult,
  type PatchPosition,
} from '../../state/results/loupe';
import { selectCalibration, selectMapThreshold } from '../../state/store/selectors';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { selectCounts } from '../shared/derived';
import { lookedAt, type LookedAt } from '../shared/spot';
import type { Spot } from '../shared/ui-store';
import { nothingWords, patchWords, placeRarityWords } from '../words/loupe';

/** Content of the loupe. */
export interface LoupeView extends LookedAt {
  readonly item: Item;
  readonly place: PatchPosition | null;
  readonly result: LoupeResult;
  readonly sentence: string;
  /** How rarely good parts have such a place; null where that is not known. */
  readonly rarity: string | null;
  readonly threshold: number | null;
}

/** Where the loupe is and what is known there, at most once a frame; null without a place. */
export function useLoupe(): LoupeView | null {
  const app = useApp();
  // Photos come in by the hundred: what is known of a patch is looked up after the lists are drawn.
  const inputs = useDeferredValue(useInputs());
  return useMemo(() => viewOf(app, inputs), [app, inputs]);
}

interface Inputs {
  readonly spot: Spot | null;
  readonly item: Item | null;
  readonly threshold: number | null;
  readonly calibration: Calibration | null;
}

/** All that a view is made from; a new object when any of it changes. */
function useInputs(): Inputs {
  const { loupeFeatures } = useApp();
  const spot = useSpot();
  const id = useAppState((state) => spot?.id ?? state.view.selected);
  const item = useAppState((state) => (id === null ? null : (state.items[id] ?? null)));
  const threshold = useAppState(selectMapThreshold);
  const calibration = useAppState(selectCalibration);
  // Read by loupeAt through the app; they say when to look again.
  const bankVersion = useAppState((state) => state.bankVersion);
  const bank = useAppState((state) => state.engine.bank);
  const assessedBy = useAppState((state) => assessKey(state.regions));
  const references = useAppState((state) => selectCounts(state).references);
  const features = useSyncExternalStore(loupeFeatures.subscribe, loupeFeatures.version);
  const others = useMemo(
    () => ({ bankVersion, bank, assessedBy, references, features }),
    [bankVersion, bank, assessedBy, references, features],
  );
  return useMemo(
    () => ({ spot, item, threshold, calibration, others }),
    [spot, item, threshold, calibration, others],
  );
}

function viewOf(app: App, { spot, item, threshold, calibration }: Inputs): LoupeView | null {
  const on = item && lookedAt(app, spot, item.id);
  if (!on) return null;
  const result = loupeAt(app, on.id, on.at);
  const place = patchPosition(app, on.id, on.at);
  const about = { ...on, item, place, result, threshold };
  if (result.kind !== 'found') return { ...about, sentence: nothingWords(result), rarity: null };
  const { compared, matches, mapScore } = result;
  const [first] = matches;
  const sentence = patchWords({
    compared,
    mapScore,
    threshold,
    distance: first?.distance ?? null,
    nearest: (first && app.liveItems.get(first.reference)?.name) ?? '',
  });
  const isKnown = calibration !== null && mapScore !== null;
  const rarity = isKnown ? placeRarityWords(peakRarityOf(calibration, mapScore)) : null;
  return { ...about, sentence, rarity };
}

/** The spot that is pointed at, told of at most once a frame. */
function useSpot(): Spot | null {
  const ui = useUiStore();
  const subscribe = useCallback(
    (changed: () => void) => {
      let frame = 0;
      const unsubscribe = ui.subscribe(({ spot }, before) => {
        if (spot === before.spot || frame !== 0) return;
        frame = requestAnimationFrame(() => {
          frame = 0;
          changed();
        });
      });
      return () => {
        cancelAnimationFrame(frame);
        unsubscribe();
      };
    },
    [ui],
  );
  return useSyncExternalStore(subscribe, () => ui.getState().spot);
}
