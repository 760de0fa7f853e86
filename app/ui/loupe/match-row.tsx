import type { LoupeMatch } from '../../state/results/loupe';
import { useAppState } from '../shared/app-context';
import { formatScore } from '../words/format';
import { Thumbnail } from '../shared/thumbnail';
import { pointWords } from '../words/loupe';
import { callout, CROP_PX, GAP_PX, THUMB_ROOM } from './callout';
import { Crop } from './crop';

interface MatchRowProps {
  readonly match: LoupeMatch;
  readonly bitmap: ImageBitmap | null;
  /** Distance at which the bar is full, and of the threshold's mark on it. */
  readonly most: number;
  readonly threshold: number | null;
  /** Whether the reference stands beside the query already: then a click goes there. */
  readonly isBeside: boolean;
  readonly onOpen: (match: LoupeMatch) => void;
}

/** A reference patch: its crop, where it is in the reference, how far it is from the query's. */
export function MatchRow({ match, bitmap, most, threshold, isBeside, onOpen }: MatchRowProps) {
  const name = useAppState((state) => state.items[match.reference]?.name);
  const image = useAppState((state) => state.items[match.reference]?.image);
  if (name === undefined || !image) return null;
  const place = pointWords(match.at);
  const distance = formatScore(match.distance);
  const { thumb } = callout(image, match.box);
  return (
    <li>
      <button
        type="button"
        className="loupe-match"
        title={isBeside ? `Go to this place in ${name}` : `Side by side with ${name}`}
        aria-label={`${isBeside ? 'Go to' : 'Side by side with'} ${name} at ${place}, distance ${distance}`}
        onClick={() => onOpen(match)}
      >
        <Crop label={null} bitmap={bitmap} image={image} box={match.box} />
        <span className="loupe-where">
          <span className="loupe-thumb" style={{ width: thumb.width, height: thumb.height }}>
            <Thumbnail id={match.reference} />
          </span>
          <span className="loupe-distance">
            <b>{distance}</b>
            <DistanceBar distance={match.distance} most={most} threshold={threshold} />
          </span>
          <span className="loupe-name">{name}</span>
          <span className="loupe-place">{place}</span>
        </span>
        <Lines image={image} match={match} />
      </button>
    </li>
  );
}

interface DistanceBarProps {
  readonly distance: number;
  readonly most: number;
  readonly threshold: number | null;
}

function DistanceBar({ distance, most, threshold }: DistanceBarProps) {
  const percent = (value: number) => `${Math.min(100, (100 * value) / most)}%`;
  return (
    <span className="loupe-bar">
      <i style={{ width: percent(distance) }} />
      {threshold !== null && <s style={{ left: percent(threshold) }} />}
    </span>
  );
}

/** From the patch in the crop to its place in the thumbnail. */
function Lines({ image, match }: { image: { width: number; height: number }; match: LoupeMatch }) {
  const { box, lines } = callout(image, match.box);
  const viewBox = `0 0 ${CROP_PX + GAP_PX + THUMB_ROOM.width} ${CROP_PX}`;
  return (
    <svg className="loupe-lines" viewBox={viewBox} aria-hidden>
      {['loupe-line-under', 'loupe-line'].map((className) => (
        <g key={className} className={className}>
          {lines.map((line) => (
            <line key={line.y2} {...line} />
          ))}
          <rect {...box} />
        </g>
      ))}
    </svg>
  );
}
