import { X } from 'lucide-react';
import { useAppState, useUiStore } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { formatScore } from '../words/format';
import { letLoupeGo } from '../shared/spot';
import { Crop } from './crop';
import { useLoupe, type LoupeView } from './use-loupe';
import { usePhotos } from './use-photos';
import './loupe.css';

/** On small screens: what is pinned, in short, over the lower part of the photo. */
export function LoupeCard() {
  const ui = useUiStore();
  const view = useLoupe();
  if (view?.hold !== 'pinned' || !view.item.image || !view.place) return null;
  return (
    <section className="loupe-card" aria-label="Loupe">
      <Findings view={view} image={view.item.image} box={view.place.box} />
      <IconButton label="Let the loupe go" onClick={() => letLoupeGo(ui)}>
        <X />
      </IconButton>
    </section>
  );
}

interface FindingsProps {
  readonly view: LoupeView;
  readonly image: NonNullable<LoupeView['item']['image']>;
  readonly box: NonNullable<LoupeView['place']>['box'];
}

function Findings({ view, image, box }: FindingsProps) {
  const ui = useUiStore();
  const nearest = view.result.kind === 'found' ? view.result.matches[0] : undefined;
  const reference = useAppState((state) => state.items[nearest?.reference ?? '']);
  const photoOf = usePhotos(nearest ? [view.id, nearest.reference] : [view.id]);
  return (
    <button
      type="button"
      className="loupe-card-open"
      aria-haspopup="dialog"
      title="Show all that the loupe knows"
      onClick={() => ui.setState({ sheet: 'details' })}
    >
      <Crop label={null} bitmap={photoOf(view.id)} image={image} box={box} />
      {nearest && reference?.image && (
        <Crop
          label={null}
          bitmap={photoOf(nearest.reference)}
          image={reference.image}
          box={nearest.box}
        />
      )}
      <span className="loupe-card-words">
        <span>{view.sentence}</span>
        {nearest && reference && (
          <span className="loupe-place">
            {formatScore(nearest.distance)} from {reference.name}
          </span>
        )}
      </span>
    </button>
  );
}
