import { Ruler, SlidersHorizontal } from 'lucide-react';
import { colourMaps, type ColourMapId } from '../../core/heatmap/colour-map';
import { adjustmentRanges, adjustPhoto, setColourMap } from '../../state/actions/view';
import { noAdjustment, type Adjustment } from '../../state/store/store';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { Button } from '../kit/button';
import { OptionSlider } from '../kit/option-slider';
import { Popover } from '../kit/popover';

interface AdjustmentWords {
  readonly key: keyof Adjustment;
  readonly name: string;
  readonly hint: string;
  readonly step: number;
  readonly digits: number;
}

const ofPhotos: readonly AdjustmentWords[] = [
  {
    key: 'gamma',
    name: 'Gamma',
    hint: 'Above 1 lightens what is dark; scores do not depend on it',
    step: 0.05,
    digits: 2,
  },
  {
    key: 'contrast',
    name: 'Contrast',
    hint: 'Above 1 drives light and dark apart; scores do not depend on it',
    step: 0.05,
    digits: 2,
  },
];

const ofDifferences: readonly AdjustmentWords[] = [
  {
    key: 'gain',
    name: 'Gain',
    hint: 'How many times as large differences are shown',
    step: 0.5,
    digits: 1,
  },
];

/** How photos and heatmaps are drawn. */
export function ViewOptions({ isDifference }: { isDifference: boolean }) {
  const adjustment = useAppState((state) => state.view.adjustment);
  const words = isDifference ? ofDifferences : ofPhotos;
  const isAdjusted = words.some(({ key }) => adjustment[key] !== noAdjustment[key]);
  return (
    <Popover
      label={isAdjusted ? 'View options, photo adjusted' : 'View options'}
      className={isAdjusted ? 'icon-button view-options-adjusted' : 'icon-button'}
      trigger={<SlidersHorizontal />}
    >
      <div className="view-options">
        {words.map((one) => (
          <AdjustmentSlider key={one.key} words={one} />
        ))}
        <Colours />
        <ScaleButton />
      </div>
    </Popover>
  );
}

function AdjustmentSlider({ words }: { words: AdjustmentWords }) {
  const { key, name, hint, step, digits } = words;
  const app = useApp();
  const value = useAppState((state) => state.view.adjustment[key]);
  const [min, max] = adjustmentRanges[key];
  const first = noAdjustment[key];
  return (
    <OptionSlider
      name={name}
      hint={hint}
      text={key === 'gain' ? `${value.toFixed(digits)} ×` : value.toFixed(digits)}
      said=""
      {...{ value, min, max, step }}
      onChange={(next) => adjustPhoto(app, { [key]: next })}
      onReset={value === first ? null : () => adjustPhoto(app, { [key]: first })}
    />
  );
}

function Colours() {
  const app = useApp();
  const colourMap = useAppState((state) => state.view.colourMap);
  return (
    <label className="view-option">
      <span>Colours</span>
      <select
        className="select"
        value={colourMap}
        onChange={(event) => setColourMap(app, event.currentTarget.value as ColourMapId)}
      >
        {colourMaps.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function ScaleButton() {
  const ui = useUiStore();
  return (
    <Button
      icon={<Ruler />}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        ui.setState({ measuring: true });
      }}
    >
      Set the scale
    </Button>
  );
}
