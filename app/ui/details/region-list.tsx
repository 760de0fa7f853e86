import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { RatedRegion } from '../../core/report/region-rows';
import { showEvaluation } from '../../state/actions/view';
import { useApp, useUiState, useUiStore } from '../shared/app-context';
import { Button } from '../kit/button';
import { formatMm2, formatPercent, formatRatio, plural } from '../words/format';
import { severityNames } from '../words/regions';
import { SeverityIcon } from './severity-mark';

/** More are listed on request: a hundred rows a frame would make the sliders stutter. */
const MOST_AT_FIRST = 12;

interface RegionListProps {
  readonly regions: readonly RatedRegion[];
  /** Map threshold, above 0. */
  readonly threshold: number;
}

/** Regions by falling peak. One stop of the Tab key; arrows walk, Enter or a click shows the region. */
export function RegionList({ regions, threshold }: RegionListProps) {
  const [all, setAll] = useState(false);
  const [current, setCurrent] = useState(1);
  const shown = all ? regions : regions.slice(0, MOST_AT_FIRST);
  const stop = Math.min(current, shown.length);
  const list = useRef<HTMLOListElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.region') ?? [])];
    const at = rows.indexOf(event.currentTarget);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(next, rows.length - 1))]?.focus();
  };
  return (
    <>
      <ol className="region-list" ref={list} aria-label="Regions, the oddest first">
        {shown.map((region) => (
          <RegionRow
            key={region.number}
            region={region}
            ratio={region.peak / threshold}
            isStop={region.number === stop}
            onKeyDown={onKeyDown}
            onFocus={() => setCurrent(region.number)}
          />
        ))}
      </ol>
      {shown.length < regions.length && (
        <Button className="regions-more" onClick={() => setAll(true)}>
          {plural(regions.length - shown.length, 'more region')}
        </Button>
      )}
    </>
  );
}

interface RegionRowProps {
  readonly region: RatedRegion;
  readonly ratio: number;
  readonly isStop: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  readonly onFocus: () => void;
}

function RegionRow({ region, ratio, isStop, onKeyDown, onFocus }: RegionRowProps) {
  const app = useApp();
  const ui = useUiStore();
  const { number, severity, rule, areaPercent, areaMm2, shape, box } = region;
  const pointedAt = useUiState((state) => state.region === number);
  const area = areaMm2 === null ? formatPercent(areaPercent) : formatMm2(areaMm2);
  const point = () => ui.setState({ region: number });
  const leave = useCallback(
    () => ui.setState((state) => (state.region === number ? { region: null } : state)),
    [ui, number],
  );
  useEffect(() => leave, [leave]);
  const show = () => {
    showEvaluation(app, false);
    ui.setState({ lookAt: { ...box }, sheet: null });
  };
  const label =
    `Region ${number}, ${severityNames[severity]}, ${area}${areaMm2 === null ? ' of the photo' : ''}, ` +
    `${shape}, peak ${ratio.toFixed(2)} times the threshold`;
  return (
    <li>
      <button
        type="button"
        className="region"
        data-pointed={pointedAt}
        aria-label={label}
        title={`${rule ?? 'No rule holds'}. Click shows it, Escape the whole photo`}
        tabIndex={isStop ? 0 : -1}
        onClick={show}
        onKeyDown={onKeyDown}
        onPointerEnter={point}
        onPointerLeave={leave}
        onFocus={() => {
          onFocus();
          point();
        }}
        onBlur={leave}
      >
        <span className="region-number">{number}</span>
        <span className="region-words">
          <span className={`region-severity severity-${severity}`}>
            <SeverityIcon severity={severity} />
            {severityNames[severity]}
          </span>
          <span className="region-second">
            {area} · {shape}
          </span>
        </span>
        <span className="region-peak">
          {formatRatio(ratio)}
          <span className="region-second">threshold</span>
        </span>
      </button>
    </li>
  );
}
