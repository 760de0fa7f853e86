import { RotateCcw, Ruler } from 'lucide-react';
import { mmPerPxOf } from '../../core/regions/known-length';
import {
  MOST_SMOOTHING_PX,
  setKnownLength,
  setMapThreshold,
  setSmallestRegion,
  setSmoothing,
} from '../../state/actions/regions';
import { showEvaluation } from '../../state/actions/view';
import { selectMapThreshold, selectSuggestedMapThreshold } from '../../state/store/selectors';
import { defaultSettings } from '../../core/saved/default-settings';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { Button, IconButton } from '../kit/button';
import { selectOtherSizes } from '../shared/derived';
import { formatMm2, formatPercent, formatScore, plural } from '../words/format';
import { OptionSlider } from '../kit/option-slider';
import { scaleHint, scaleWords } from '../words/regions';
import { smallestRange, thresholdRange } from './option-ranges';

/** Options of the regions. Changes show within a frame, without a call to the engine. */
export function RegionOptions({ found }: { found: number | null }) {
  const said = found === null ? '' : `, ${plural(found, 'region')} on this photo`;
  return (
    <div className="region-options">
      <MapThreshold said={said} />
      <SmallestRegion said={said} />
      <Smoothing said={said} />
      <Scale />
    </div>
  );
}

interface SaidProps {
  /** Text for screen readers after the value. */
  readonly said: string;
}

function MapThreshold({ said }: SaidProps) {
  const app = useApp();
  const threshold = useAppState(selectMapThreshold);
  const suggested = useAppState(selectSuggestedMapThreshold);
  const own = useAppState((state) => state.regions.ownThreshold);
  if (threshold === null) return null;
  const range = thresholdRange(suggested ?? threshold, threshold);
  return (
    <OptionSlider
      name="Map threshold"
      hint="From which score a place belongs to a region"
      text={formatScore(threshold)}
      source={own === null ? 'suggested' : 'set by hand'}
      said={said}
      value={threshold}
      {...range}
      onChange={(value) => setMapThreshold(app, value)}
      onReset={own === null ? null : () => setMapThreshold(app, null)}
    />
  );
}

function SmallestRegion({ said }: SaidProps) {
  const app = useApp();
  const smallest = useAppState((state) => state.regions.smallest);
  const known = useAppState((state) => state.regions.knownLength);
  const { value, unit } = smallest;
  return (
    <OptionSlider
      name="Smallest region"
      hint="Smaller ones are left out"
      text={unit === 'percent' ? formatPercent(value) : formatMm2(value)}
      said={said}
      value={value}
      {...smallestRange(smallest, known)}
      onChange={(next) => setSmallestRegion(app, next)}
      onReset={value === 0 ? null : () => setSmallestRegion(app, 0)}
    />
  );
}

function Smoothing({ said }: SaidProps) {
  const app = useApp();
  const smoothingPx = useAppState((state) => state.regions.smoothingPx);
  const { smoothingPx: usual } = defaultSettings.regions;
  return (
    <OptionSlider
      name="Smoothing"
      hint="Of the score map: sigma in pixels of a photo scaled to 320 x 320"
      text={`${smoothingPx} px`}
      said={said}
      value={smoothingPx}
      min={0}
      max={MOST_SMOOTHING_PX}
      step={0.5}
      onChange={(value) => setSmoothing(app, value)}
      onReset={smoothingPx === usual ? null : () => setSmoothing(app, usual)}
    />
  );
}

function Scale() {
  const app = useApp();
  const ui = useUiStore();
  const known = useAppState((state) => state.regions.knownLength);
  const others = useAppState(selectOtherSizes);
  const draw = () => {
    showEvaluation(app, false);
    ui.setState({ measuring: true, sheet: null });
  };
  return (
    <div className="region-scale">
      <div className="option-head">
        <span>Scale</span>
        <span className="option-value">{known ? scaleWords(mmPerPxOf(known)) : 'not known'}</span>
        <IconButton
          label="Forget the scale"
          disabled={!known}
          onClick={() => setKnownLength(app, null)}
        >
          <RotateCcw />
        </IconButton>
      </div>
      <Button icon={<Ruler />} onClick={draw}>
        {known ? 'Change the scale' : 'Set the scale'}
      </Button>
      <p className="region-hint">
        {known
          ? scaleHint(known, others)
          : 'Draw a line of known length on the photo, and areas are in mm².'}
      </p>
    </div>
  );
}
