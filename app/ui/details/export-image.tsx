import { exportImage } from '../../state/actions/export';
import type { ItemId } from '../../core/project/item';
import { useApp } from '../shared/app-context';
import { Button } from '../kit/button';

const kinds = [
  { what: 'overlay', name: 'Overlay PNG', about: 'Photo with heatmap, full size' },
  { what: 'heatmap', name: 'Heatmap PNG', about: 'Heatmap alone' },
  { what: 'npy', name: 'Scores .npy', about: 'Score map as 32-bit numbers for NumPy' },
  { what: 'png16', name: '16-bit PNG', about: 'Score map as 16-bit grey' },
] as const;

/** Single files of this photo. */
export function ExportImage({ id }: { id: ItemId }) {
  const app = useApp();
  return (
    <section className="panel-part" aria-label="Export this photo">
      <h3>Export this photo</h3>
      <div className="export-grid">
        {kinds.map(({ what, name, about }) => (
          <Button key={what} title={about} onClick={() => void exportImage(app, id, what)}>
            {name}
          </Button>
        ))}
      </div>
    </section>
  );
}
