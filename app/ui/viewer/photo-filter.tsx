import type { Adjustment } from '../../state/store/store';

const FILTER_ID = 'photo-adjustment';

/** CSS `filter` of the lower canvas; `none` for neutral settings, since a filter costs time. */
export function filterOf({ gamma, contrast, gain }: Adjustment, isDifference: boolean): string {
  const changes = isDifference ? gain !== 1 : gamma !== 1 || contrast !== 1;
  return changes ? `url(#${FILTER_ID})` : 'none';
}

interface PhotoFilterProps {
  readonly adjustment: Adjustment;
  /** Differences are multiplied; photos have gamma and contrast. */
  readonly isDifference: boolean;
}

/** The adjustment as a filter: an SVG one, for Safari has none for canvases. */
export function PhotoFilter({ adjustment, isDifference }: PhotoFilterProps) {
  const { gamma, contrast, gain } = adjustment;
  return (
    <svg width="0" height="0" className="photo-filter" aria-hidden>
      <filter id={FILTER_ID} x="0" y="0" width="1" height="1" colorInterpolationFilters="sRGB">
        {isDifference ? (
          <Channels type="linear" slope={gain} />
        ) : (
          <>
            <Channels type="gamma" exponent={1 / gamma} />
            <Channels type="linear" slope={contrast} intercept={(1 - contrast) / 2} />
          </>
        )}
      </filter>
    </svg>
  );
}

interface Transfer {
  readonly type: 'gamma' | 'linear';
  readonly exponent?: number;
  readonly slope?: number;
  readonly intercept?: number;
}

function Channels(transfer: Transfer) {
  return (
    <feComponentTransfer>
      <feFuncR {...transfer} />
      <feFuncG {...transfer} />
      <feFuncB {...transfer} />
    </feComponentTransfer>
  );
}
