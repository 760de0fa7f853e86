import { useDeferredValue, type ReactNode } from 'react';
import type { Item } from '../../core/project/item';
import { selectedItem } from '../../state/store/selectors';
import { useAppState } from '../shared/app-context';
import { Comment } from './comment';
import { ExportImage } from './export-image';
import { Facts } from './facts';
import { LabelChoice } from './label-choice';
import { NearestReferences } from './nearest-references';
import { RangeChoice } from './range-choice';
import { Regions } from './regions';
import { ScoreHead } from './score-head';
import { DetectionCheck } from './detection-check';
import { Threshold } from './threshold';
import { TurningChoice } from './turning-choice';
import './details.css';

/** Details of the photo, with the threshold. */
export function Details({ loupe }: { loupe: ReactNode }) {
  const item = useDeferredValue(useAppState(selectedItem));
  return (
    <section className="details" aria-label="Details">
      {item ? <ScoreHead item={item} /> : <p className="details-none">No photo chosen.</p>}
      {item?.bin === 'query' && <LabelChoice item={item} />}
      {item && <Comment key={item.id} item={item} />}
      {item && loupe}
      <Threshold />
      <RangeChoice />
      <TurningChoice />
      <DetectionCheck />
      {item && <ItemDetails item={item} />}
    </section>
  );
}

function ItemDetails({ item }: { item: Item }) {
  return (
    <>
      {item.bin === 'query' && item.score !== null && <Regions item={item} />}
      {item.bin === 'query' && item.score !== null && <NearestReferences item={item} />}
      <Facts item={item} />
      {item.bin === 'query' && item.score !== null && <ExportImage id={item.id} />}
    </>
  );
}
