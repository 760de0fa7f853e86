import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Item } from '../../core/project/item';
import { peakSurpriseOf } from '../../core/score/calibration/surprise';
import { loupeAt, patchPlace, type LoupeResult, type PatchPlace } from '../../state/loupe';
import { selectCalibration, selectMapThreshold } from '../../state/selectors';
import { useApp, useAppState, useUiStore } from '../components/app-context';
import { selectCounts } from '../components/derived';
import { lookedAt, type LookedAt } from '../components/spot';
import type { Spot } from '../components/ui-store';
import { nothingWords, patchWords, rarityWords } from '../words/loupe';

/** What the loupe shows. */
export interface LoupeView extends LookedAt {
  readonly item: Item;
  readonly place: PatchPlace | null;
  readonly result: LoupeResult;
  readonly sentence: string;
  /** How rarely good parts have such a place; null where that is not known. */
  readonly rarity: string | null;
  readonly threshold: number | null;
}

/** Where the loupe is and what is known there, at most once a frame; null without a place. */
export function useLoupe(): LoupeView | null {
  const app = useApp();
  const spot = useSpot();
  const selected = useAppState((state) => state.view.selected);
  const id = spot?.id ?? selected;
  const item = useAppState((state) => (id === null ? null : (state.items[id] ?? null)));
  const threshold = useAppState(selectMapThreshold);
  const calibration = useAppState(selectCalibration);
  // Read by lookedAt and loupeAt; they say when to look again.
  useAppState((state) => state.bankVersion);
  useAppState((state) => state.engine.bank);
  useAppState((state) => state.regions.smoothingPx);
  useAppState((state) => selectCounts(state).references);
  const { loupeFeatures } = app;
  useSyncExternalStore(loupeFeatures.subscribe, () => id !== null && loupeFeatures.get(id));

  const on = item && lookedAt(app, spot);
  const result = on && loupeAt(app, on.id, on.at);
  const nearestId = result?.kind === 'found' ? result.matches[0]?.reference : undefined;
  const nearest = useAppState((state) => state.items[nearestId ?? '']?.name ?? '');
  const mapScore = result?.kind === 'found' ? result.mapScore : null;
  const rarity = useMemo(
    () =>
      calibration && mapScore !== null ? rarityWords(peakSurpriseOf(calibration, mapScore)) : null,
    [calibration, mapScore],
  );
  if (!on || !result) return null;
  const place = patchPlace(app, on.id, on.at);
  const sentence =
    result.kind === 'found'
      ? patchWords({
          compared: result.compared,
          mapScore,
          threshold,
          distance: result.matches[0]?.distance ?? null,
          nearest,
        })
      : nothingWords(result);
  return { ...on, item, place, result, sentence, rarity, threshold };
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
