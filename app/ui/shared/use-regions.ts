import type { Item } from '../../core/project/item';
import type { RatedRegion } from '../../core/report/region-rows';
import { itemRegions } from '../../state/results/findings';
import { selectRegionSettings } from '../../state/store/selectors';
import { useApp, useAppState } from './app-context';

/** The regions of an item, by number; the same array as long as they are the same. */
export function useRegions(item: Item): readonly RatedRegion[] | null {
  const app = useApp();
  // Read by itemRegions; they say when to look again.
  useAppState(selectRegionSettings);
  useAppState((state) => state.regions.severityRules);
  return itemRegions(app, item.id);
}
