import { useCallback, useRef, useState } from 'react';
import type { Item } from '../../core/project/item';
import { selectedItem, selectVerdict } from '../../state/selectors';
import { useAppState } from '../components/app-context';
import { selectQueryIds } from '../components/derived';
import { formatScore } from '../components/format';
import { ControlBar } from './control-bar';
import { PhotoFailed, NothingToShow } from './empty-stage';
import { PhotoStage } from './photo-stage';
import type { Stage } from './stage';
import { TitleBar } from './title-bar';
import { useBitmap } from './use-bitmap';
import { useScene } from './use-scene';
import { useViewerKeys } from './use-viewer-keys';
import './viewer.css';

const noIds: readonly string[] = [];

/** The photo that is looked at. */
export function Viewer() {
  const item = useAppState(selectedItem);
  return (
    <section className="viewer" aria-label="Viewer">
      {item ? <ItemViewer item={item} /> : <NothingToShow />}
    </section>
  );
}

function ItemViewer({ item }: { item: Item }) {
  const stageRef = useRef<Stage>(null);
  const [zoom, setZoom] = useState({ scale: 1, fitted: true });
  const onZoom = useCallback(
    (scale: number, fitted: boolean) => setZoom({ scale, fitted }),
    [setZoom],
  );
  const verdict = useAppState((state) => selectVerdict(state, item));
  const photo = useBitmap(item.id, useNeighbours(item));
  const scene = useScene(item, photo);
  const failed = item.status === 'failed' ? item.problem : photo.problem;
  useViewerKeys(stageRef);
  const score = item.score === null ? 'no score yet' : `score ${formatScore(item.score)}`;
  const label = [`Photo ${item.name}`, score, verdict ?? ''].filter(Boolean).join(', ');
  return (
    <>
      <TitleBar item={item} stageRef={stageRef} zoom={zoom} />
      <div className="stage">
        <PhotoStage id={item.id} label={label} scene={scene} stageRef={stageRef} onZoom={onZoom} />
        {failed && <PhotoFailed item={item} problem={failed} />}
      </div>
      <ControlBar />
    </>
  );
}

/** The photos that an arrow key would lead to. */
function useNeighbours(item: Item): readonly string[] {
  const ids = useAppState(selectQueryIds);
  const at = item.bin === 'query' ? ids.indexOf(item.id) : -1;
  if (at < 0) return noIds;
  return [ids[at + 1], ids[at - 1]].filter((id) => id !== undefined);
}
