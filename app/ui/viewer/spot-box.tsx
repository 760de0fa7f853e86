import type { ItemId } from '../../core/project/item';
import { patchPlace } from '../../state/results/loupe';
import { useApp, useUiState } from '../shared/app-context';
import { toStage, type Camera } from './viewport';
import './spot-box.css';

/** The pinned patch, outlined on the photo. */
export function SpotBox({ id, camera }: { id: ItemId; camera: Camera }) {
  const app = useApp();
  const spot = useUiState((state) => state.spot);
  const place = spot?.pinned && spot.id === id ? patchPlace(app, id, spot.at) : null;
  if (!place) return null;
  const { x: left, y: top } = toStage(camera, place.box);
  const { scale } = camera;
  const [width, height] = [place.box.width * scale, place.box.height * scale];
  return <div className="spot-box" style={{ left, top, width, height }} />;
}
