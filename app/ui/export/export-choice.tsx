import { useCallback, useId, useState, type ComponentProps } from 'react';
import { exportSize, type ExportedPhoto, type ExportParts } from '../../core/report/export-size';
import { exportAll } from '../../state/actions/files-later';
import { chosenParts, EVERYTHING, keepParts } from '../../state/export/export-choice';
import { exportedPhotos } from '../../state/export/exported-photos';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Segmented } from '../kit/segmented';
import { useApp, useUiStore } from '../shared/app-context';
import { formatBytes, formatCount, plural } from '../words/format';
import './export-choice.css';

/** Asks what goes into an export, and says before how large it will be. */
export function ExportChoice() {
  const app = useApp();
  const ui = useUiStore();
  // Taken once: the numbers do not change below the pointer.
  const [photos] = useState(() => exportedPhotos(app));
  const [parts, setParts] = useState(() => chosenParts(app, photos.length));
  const close = useCallback(() => ui.setState({ exporting: false }), [ui]);
  const save = (chosen: ExportParts) => {
    close();
    void exportAll(app, chosen);
  };
  return (
    <Dialog shape="window" label="Export all" onClose={close}>
      <h2>Export all</h2>
      <p>
        One zip file of {plural(photos.length, 'photo')}. The tables are always in it: results and
        regions as CSV, JSON and COCO.
      </p>
      <PartChoices parts={parts} photos={photos} onChange={setParts} />
      <div className="export-choice-ways">
        <Button
          kind="primary"
          onClick={() => {
            keepParts(app, parts);
            save(parts);
          }}
        >
          Export these: {about(parts, photos)}
        </Button>
        <Button onClick={() => save(EVERYTHING)}>Everything: {about(EVERYTHING, photos)}</Button>
      </div>
    </Dialog>
  );
}

interface PartChoicesProps {
  readonly parts: ExportParts;
  readonly photos: readonly ExportedPhoto[];
  readonly onChange: (parts: ExportParts) => void;
}

function PartChoices({ parts, photos, onChange }: PartChoicesProps) {
  const odd = photos.filter((photo) => photo.isOdd).length;
  const change = (part: Partial<ExportParts>) => onChange({ ...parts, ...part });
  return (
    <div className="export-choice">
      <Choice
        label="Photos with heat"
        value={parts.overlays}
        options={[
          { id: 'none', label: 'None' },
          {
            id: 'odd',
            label: `Not normal: ${formatCount(odd)}`,
            hint: 'Anomalous and unsure photos alone',
          },
          { id: 'all', label: `All: ${formatCount(photos.length)}` },
        ]}
        onChange={(overlays) => change({ overlays })}
      />
      <Choice
        label="Score maps"
        value={parts.maps}
        options={[
          { id: 'none', label: 'None' },
          { id: 'network', label: 'Small', hint: 'As the network sees, about 320 pixels a side' },
          { id: 'photo', label: 'Large', hint: 'Like the photo, up to 1,024 pixels a side' },
        ]}
        onChange={(maps) => change({ maps })}
      />
      <Tick
        label="Masks of the regions"
        isOn={parts.masks}
        onChange={(masks) => change({ masks })}
      />
      <Tick label="Report" isOn={parts.report} onChange={(report) => change({ report })} />
    </div>
  );
}

/** A segmented control with its label in sight. */
function Choice<T extends string>(props: ComponentProps<typeof Segmented<T>>) {
  return (
    <div className="export-choice-line">
      <span>{props.label}</span>
      <Segmented {...props} />
    </div>
  );
}

function Tick(props: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  const { label, isOn, onChange } = props;
  const id = useId();
  return (
    <div className="export-choice-line">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  );
}

function about(parts: ExportParts, photos: readonly ExportedPhoto[]): string {
  const { bytes, files } = exportSize(parts, photos);
  return `${plural(files, 'file')}, about ${formatBytes(bytes)}`;
}
