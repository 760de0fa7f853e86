import type { ItemId } from '../../core/project/item';
import { patchPosition } from '../../state/results/loupe';
import { useApp, useUiState } from '../shared/app-context';
import { toStage, type Viewport } from './viewport';
import './spot-box.css';

/** The pinned patch, outlined on the photo. */
export function SpotBox({ id, viewport }: { id: ItemId; viewport: Viewport }) {
  const app = useApp();
  const spot = useUiState((state) => state.spot);
  const place = spot?.pinned && spot.id === id ? patchPosition(app, id, spot.at) : null;
  if (!place) return null;
  const { x: left, y: top } = toStage(viewport, place.box);
  const { scale } = viewport;
  const [width, height] = [place.box.width * scale, place.box.height * scale];
  return <div className="spot-box" style={{ left, top, width, height }} />;
}
