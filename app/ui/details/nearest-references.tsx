import { useMemo } from 'react';
import type { Item, ItemId } from '../../core/project/item';
import { select } from '../../state/actions/view';
import { useApp, useAppState } from '../shared/app-context';
import { Thumbnail } from '../shared/thumbnail';
import { nearestShares } from '../../state/results/nearest-shares';

const MOST = 4;

/** The references that most of the photo was found in. */
export function NearestReferences({ item }: { item: Item }) {
  const app = useApp();
  const scores = app.scores.get(item.id);
  const shares = useMemo(() => (scores ? nearestShares(scores, MOST) : []), [scores]);
  if (shares.length === 0) return null;
  return (
    <section className="panel-part" aria-label="Most alike">
      <h3 title="For each patch the nearest one among the references was looked for">Most alike</h3>
      <div className="nearest">
        {shares.map(({ id, share }) => (
          <Nearest key={id} id={id} share={share} />
        ))}
      </div>
    </section>
  );
}

function Nearest({ id, share }: { id: ItemId; share: number }) {
  const app = useApp();
  const name = useAppState((state) => state.items[id]?.name);
  if (name === undefined) return null;
  const percent = `${Math.round(share * 100)} %`;
  return (
    <button
      type="button"
      className="nearest-item"
      title={`${percent} of the photo is most like ${name}`}
      aria-label={`Show ${name}, nearest for ${percent} of the photo`}
      onClick={() => select(app, id)}
    >
      <span className="nearest-picture">
        <Thumbnail id={id} />
      </span>
      {percent}
    </button>
  );
}
