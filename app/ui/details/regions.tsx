import { useId, useState } from 'react';
import { ListOrdered, SlidersHorizontal } from 'lucide-react';
import type { Item } from '../../core/project/item';
import type { RatedRegion } from '../../core/report/region-rows';
import { itemSentence } from '../../state/results/findings';
import { selectMapThreshold, selectVerdict } from '../../state/store/selectors';
import { useApp, useAppState } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { formatCount, formatScore } from '../words/format';
import { useRegions } from '../shared/use-regions';
import { RegionList } from './region-list';
import { RegionOptions } from './region-options';
import { SeverityRules } from './severity-rules';
import './regions.css';

/** Where the photo is odd: in a sentence, and region by region. */
export function Regions({ item }: { item: Item }) {
  const regions = useRegions(item);
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState(false);
  const optionsId = useId();
  return (
    <section className="panel-part" aria-label="Regions">
      <div className="regions-head">
        <h3>Regions</h3>
        <span className="regions-count">{regions && formatCount(regions.length)}</span>
        <IconButton label="Edit the severity rules" onClick={() => setEditing(true)}>
          <ListOrdered />
        </IconButton>
        <IconButton
          label="How regions are found"
          aria-expanded={open}
          aria-controls={optionsId}
          onClick={() => setOpen(!open)}
        >
          <SlidersHorizontal />
        </IconButton>
      </div>
      <div id={optionsId} hidden={!open}>
        {open && <RegionOptions found={regions?.length ?? null} />}
      </div>
      {regions ? <Findings item={item} regions={regions} /> : <Missing />}
      {editing && <SeverityRules onClose={() => setEditing(false)} />}
    </section>
  );
}

function Findings({ item, regions }: { item: Item; regions: readonly RatedRegion[] }) {
  const app = useApp();
  const threshold = useAppState(selectMapThreshold);
  const smallest = useAppState((state) => state.regions.smallest.value);
  // Read by itemSentence; it says when to look again.
  useAppState((state) => selectVerdict(state, item));
  const sentence = itemSentence(app, item);
  if (threshold === null) return <Missing />;
  return (
    <>
      <p className="regions-sentence">{sentence}</p>
      {regions.length > 0 ? (
        <RegionList regions={regions} threshold={threshold} />
      ) : (
        <p className="regions-none">
          No place reaches the map threshold of {formatScore(threshold)}
          {smallest > 0 && ' and is large enough'}.
        </p>
      )}
    </>
  );
}

/** The scores had to make room for others, or there is no threshold yet. */
function Missing() {
  return <p className="regions-none">Being looked for …</p>;
}
