import type { Item } from '../../core/project/item';
import { worstSeverity } from '../../state/results/findings';
import { areaPercentOf, foundRegionsOf } from '../../state/store/selectors';
import { severityNames } from '../words/regions';
import { useAppState } from '../shared/app-context';
import { formatPercent } from '../words/format';

/** How severe the worst region of a photo is and how much of it they cover, once that is known. */
export function RegionNote({ item }: { item: Item }) {
  const finding = useAppState((state) => foundRegionsOf(state, item));
  const severity = useAppState((state) => finding && worstSeverity(state, finding.regions));
  if (!finding) return null;
  return (
    <span className="region-note" title="Share of the photo in regions above the map threshold">
      {severity && <span className={`severity-${severity}`}>{severityNames[severity]} </span>}
      {formatPercent(areaPercentOf(finding))}
    </span>
  );
}
