import {
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Item } from '../../core/project/item';
import { selectedItem, selectVerdict } from '../../state/selectors';
import { useAppState, useUiState, useUiStore } from '../components/app-context';
import { selectQueryIds } from '../components/derived';
import { formatScore } from '../components/format';
import { ControlBar } from './control-bar';
import { PhotoFailed, NothingToShow } from './empty-stage';
import { PhotoStage } from './photo-stage';
import type { DragTool } from './gestures';
import { ScaleTool } from './scale-tool';
import { SpotBox } from './spot-box';
import type { Stage, StageView } from './stage';
import { TitleBar } from './title-bar';
import { useBitmap } from './use-bitmap';
import { useScene } from './use-scene';
import { useStageControls } from './use-stage-controls';
import './viewer.css';

const firstView: StageView = {
  camera: { scale: 1, x: 0, y: 0 },
  size: { width: 1, height: 1 },
  fitted: true,
};

const noIds: readonly string[] = [];

/** The photo that is looked at; `children` lie over it. */
export function Viewer({ children }: { children?: ReactNode }) {
  // Photos come in by the hundred: what is shown of one is drawn after the lists, in slices.
  const item = useDeferredValue(useAppState(selectedItem));
  return (
    <section className="viewer" aria-label="Viewer">
      {item ? <ItemViewer item={item}>{children}</ItemViewer> : <NothingToShow />}
    </section>
  );
}

function ItemViewer({ item, children }: { item: Item; children: ReactNode }) {
  const stageRef = useRef<Stage>(null);
  const toolRef = useRef<DragTool>(null);
  const [view, setView] = useState(firstView);
  const measuring = useUiState((state) => state.measuring);
  const verdict = useAppState((state) => selectVerdict(state, item));
  const photo = useBitmap(item.id, useNeighbours(item));
  const scene = useScene(item, photo);
  const failed = item.status === 'failed' ? item.problem : photo.problem;
  useStageControls(stageRef);
  useLookAt(stageRef);
  const score = item.score === null ? 'no score yet' : `score ${formatScore(item.score)}`;
  const label = [`Photo ${item.name}`, score, verdict ?? ''].filter(Boolean).join(', ');
  return (
    <>
      <TitleBar item={item} stageRef={stageRef} view={view} />
      <div className="stage">
        <PhotoStage
          id={item.id}
          label={label}
          scene={scene}
          stageRef={stageRef}
          toolRef={toolRef}
          onView={setView}
        />
        {measuring && item.image && view !== firstView && (
          <ScaleTool
            key={item.id}
            image={item.image}
            view={view}
            stageRef={stageRef}
            toolRef={toolRef}
          />
        )}
        <SpotBox id={item.id} camera={view.camera} />
        {children}
        {failed && <PhotoFailed item={item} problem={failed} />}
      </div>
      <ControlBar />
    </>
  );
}

/** Shows the part of the photo that another panel asks for. */
function useLookAt(stageRef: RefObject<Stage | null>): void {
  const ui = useUiStore();
  useEffect(
    () =>
      ui.subscribe(({ lookAt }, before) => {
        if (lookAt && lookAt !== before.lookAt) stageRef.current?.lookAt(lookAt);
      }),
    [ui, stageRef],
  );
}

/** The photos that an arrow key would lead to. */
function useNeighbours(item: Item): readonly string[] {
  const ids = useAppState(selectQueryIds);
  const at = item.bin === 'query' ? ids.indexOf(item.id) : -1;
  if (at < 0) return noIds;
  return [ids[at + 1], ids[at - 1]].filter((id) => id !== undefined);
}
