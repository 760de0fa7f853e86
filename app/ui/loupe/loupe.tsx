import { useCallback, useEffect, useRef } from 'react';
import { Pin, PinOff } from 'lucide-react';
import { select, setMode } from '../../state/actions/view';
import type { LoupeMatch } from '../../state/results/loupe';
import { useApp, useAppState, useUiState, useUiStore } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { letLoupeGo, pinLoupe, toggleLoupe } from '../shared/spot';
import { holdWords, pointWords } from '../words/loupe';
import { CopyFindings } from './copy-findings';
import { Crop } from './crop';
import { MatchRow } from './match-row';
import { useLoupe, type LoupeView } from './use-loupe';
import { usePhotos } from './use-photos';
import './loupe.css';

const noMatches: readonly LoupeMatch[] = [];

/** The patch that is pointed at, beside the reference patches that it was compared with. */
export function Loupe() {
  const view = useLoupe();
  const matches = view?.result.kind === 'found' ? view.result.matches : noMatches;
  const ids = view ? [...new Set([view.id, ...matches.map(({ reference }) => reference)])] : [];
  const photoOf = usePhotos(ids);
  const section = useRef<HTMLElement>(null);
  const ui = useUiStore();
  useEffect(() => {
    // In a sheet that was opened for it; the sheet is shown only after its content is there.
    if (!ui.getState().spot?.pinned || !section.current?.closest('dialog')) return;
    const frame = requestAnimationFrame(() => section.current?.scrollIntoView());
    return () => cancelAnimationFrame(frame);
  }, [ui]);
  return (
    <section ref={section} className="panel-part loupe" aria-label="Loupe">
      <Head view={view} />
      {view ? (
        <>
          <p className="loupe-words">
            {view.sentence} {view.rarity}
          </p>
          <div className="loupe-body">
            <Query view={view} bitmap={photoOf(view.id)} />
            <Matches view={view} matches={matches} photoOf={photoOf} />
          </div>
        </>
      ) : (
        <p className="loupe-words">
          Point at the photo to see what a patch is compared with, or press L.
        </p>
      )}
    </section>
  );
}

function Head({ view }: { view: LoupeView | null }) {
  const app = useApp();
  const ui = useUiStore();
  const pinned = view?.hold === 'pinned';
  const toggle = () => {
    if (view && !pinned) pinLoupe(ui, view.id, view.at);
    else if (pinned) letLoupeGo(ui);
    else toggleLoupe(app, ui);
  };
  return (
    <div className="loupe-head">
      <h3 title="Each patch of a photo is compared with all patches of the references">Loupe</h3>
      <span className="loupe-hold">{view && holdWords[view.hold]}</span>
      {view && <CopyFindings view={view} />}
      <IconButton
        label={pinned ? 'Let the loupe go (L or Escape)' : 'Pin the loupe here (L)'}
        aria-pressed={pinned}
        onClick={toggle}
      >
        {pinned ? <PinOff /> : <Pin />}
      </IconButton>
    </div>
  );
}

function Query({ view, bitmap }: { view: LoupeView; bitmap: ImageBitmap | null }) {
  const { item, place, at, result, threshold } = view;
  const mapScore = result.kind === 'found' ? result.mapScore : null;
  return (
    <div className="loupe-query">
      {place && item.image ? (
        <Crop
          label={`Patch at ${pointWords(at)} of ${item.name}, with its surroundings`}
          bitmap={bitmap}
          image={item.image}
          box={place.box}
        />
      ) : (
        <span className="loupe-crop" />
      )}
      {mapScore !== null && (
        <span className="loupe-score" data-odd={threshold !== null && mapScore >= threshold}>
          {mapScore.toFixed(2)}
        </span>
      )}
      {threshold !== null && mapScore !== null && (
        <span className="loupe-place">threshold {threshold.toFixed(2)}</span>
      )}
      <span className="loupe-place">{pointWords(at)}</span>
    </div>
  );
}

interface MatchesProps {
  readonly view: LoupeView;
  readonly matches: readonly LoupeMatch[];
  readonly photoOf: (id: string) => ImageBitmap | null;
}

function Matches({ view, matches, photoOf }: MatchesProps) {
  const app = useApp();
  const ui = useUiStore();
  const compared = useComparedReference();
  const { id, at: spot, item } = view;
  const open = useCallback(
    ({ reference, at }: LoupeMatch) => {
      ui.setState({ compareWith: reference, sheet: null });
      // A reference is compared with others, but not held against them.
      const isBeside = compared === reference || item.bin === 'reference';
      if (isBeside) select(app, reference);
      else setMode(app, 'side');
      pinLoupe(ui, isBeside ? reference : id, isBeside ? at : spot);
    },
    [app, ui, compared, item.bin, id, spot],
  );
  const { threshold } = view;
  const most = Math.max(2 * (threshold ?? 0), ...matches.map(({ distance }) => distance));
  return (
    <ol className="loupe-matches" aria-label="Nearest patches of the references">
      {matches.map((match, i) => (
        <MatchRow
          // Rows of one reference stay as the pointer moves: their thumbnails are not read again.
          key={`${match.reference} ${earlier(matches, i)}`}
          match={match}
          bitmap={photoOf(match.reference)}
          most={most}
          threshold={threshold}
          isBeside={compared === match.reference || item.bin === 'reference'}
          onOpen={open}
        />
      ))}
    </ol>
  );
}

/** The reference that was chosen to stand beside the query, as long as it does. */
function useComparedReference(): string | null {
  const isSide = useAppState((state) => state.view.mode === 'side');
  const compareWith = useUiState((state) => state.compareWith);
  return isSide ? compareWith : null;
}

/** How many matches before this one are in the same reference. */
function earlier(matches: readonly LoupeMatch[], i: number): number {
  return matches.slice(0, i).filter(({ reference }) => reference === matches[i]!.reference).length;
}
