import type { ReactNode } from 'react';
import { CircleDashed, Flag, ListFilter } from 'lucide-react';
import { isEmptyFilter, type LabelChoice } from '../../core/project/filter';
import type { Verdict } from '../../core/calibration/verdict';
import type { ShapeWord } from '../../core/regions/shape';
import { clearFilter, setFilter } from '../../state/actions/view';
import { filterParts, labelChoices, labelName, shapeNames, verdictNames } from '../words/filter';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { plural } from '../words/format';
import { LabelIcon } from '../shared/label-mark';
import { Popover } from '../kit/popover';
import { ShapeIcon } from '../shared/shape-mark';
import { VerdictIcon } from '../shared/verdict-mark';
import './list-tools.css';

interface Choice<T extends string> {
  readonly id: T;
  readonly name: string;
  readonly icon: ReactNode;
}

const verdicts: readonly Choice<Verdict>[] = (['anomalous', 'unsure', 'normal'] as const).map(
  (id) => ({ id, name: verdictNames[id], icon: <VerdictIcon verdict={id} /> }),
);

const labels: readonly Choice<LabelChoice>[] = labelChoices.map((id) => ({
  id,
  name: labelName(id),
  icon: id === 'none' ? <CircleDashed size={16} aria-hidden /> : <LabelIcon label={id} />,
}));

const shapes: readonly Choice<ShapeWord>[] = (['round', 'elongated', 'irregular'] as const).map(
  (id) => ({
    id,
    name: shapeNames[id],
    icon: <ShapeIcon shape={id} />,
  }),
);

const flagged: readonly Choice<'flagged'>[] = [
  { id: 'flagged', name: 'Flagged', icon: <Flag size={16} aria-hidden /> },
];

/** Menu of the filter's choices. */
export function FilterMenu() {
  const count = useAppState((state) => filterParts(state.view.filter).length);
  return (
    <Popover
      label={count === 0 ? 'Filter' : `Filter, ${plural(count, 'choice')} made`}
      className="icon-button filter-button"
      trigger={
        <>
          <ListFilter />
          {count > 0 && <b>{count}</b>}
        </>
      }
    >
      <FilterChoices />
    </Popover>
  );
}

function FilterChoices() {
  const app = useApp();
  const filter = useAppState((state) => state.view.filter);
  return (
    <div className="filter-menu">
      <Group
        legend="Verdict"
        choices={verdicts}
        chosen={filter.verdicts}
        onChange={(chosen) => setFilter(app, { verdicts: chosen })}
      />
      <Group
        legend="Your label"
        choices={labels}
        chosen={filter.labels}
        onChange={(chosen) => setFilter(app, { labels: chosen })}
      />
      <Group
        legend="With a region that is"
        choices={shapes}
        chosen={filter.shapes}
        onChange={(chosen) => setFilter(app, { shapes: chosen })}
      />
      <Group
        legend="Marks"
        choices={flagged}
        chosen={filter.flaggedOnly ? ['flagged'] : []}
        onChange={(chosen) => setFilter(app, { flaggedOnly: chosen.length > 0 })}
      />
      <Button disabled={isEmptyFilter(filter)} onClick={() => clearFilter(app)}>
        Show all photos
      </Button>
    </div>
  );
}

interface GroupProps<T extends string> {
  readonly legend: string;
  readonly choices: readonly Choice<T>[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}

function Group<T extends string>({ legend, choices, chosen, onChange }: GroupProps<T>) {
  const toggle = (id: T) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className="filter-group">
      <legend>{legend}</legend>
      {choices.map(({ id, name, icon }) => (
        <label key={id} className="filter-choice">
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
          {icon}
          {name}
        </label>
      ))}
    </fieldset>
  );
}
