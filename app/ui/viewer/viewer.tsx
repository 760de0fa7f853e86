import {
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Item, ItemId } from '../../core/project/item';
import { selectedItem, selectVerdict } from '../../state/store/selectors';
import { useAppState, useUiState, useUiStore } from '../shared/app-context';
import { selectQueryIds } from '../shared/derived';
import { formatScore } from '../words/format';
import { CompareLayer, StageLine } from './compare-layer';
import { ControlBar } from './control-bar';
import { PhotoFailed, NothingToShow } from './empty-stage';
import type { DragTool } from './gestures';
import { PhotoFilter, filterOf } from './photo-filter';
import { PhotoStage } from './photo-stage';
import { ScaleTool } from './scale-tool';
import { SpotBox } from './spot-box';
import type { Stage, StageView } from './stage';
import { TitleBar } from './title-bar';
import { useComparedPhotos } from './use-compared-photos';
import { useScene } from './use-scene';
import { useHoldReference } from './use-hold-reference';
import { useStageControls } from './use-stage-controls';
import './viewer.css';

const firstView: StageView = {
  viewport: { scale: 1, x: 0, y: 0 },
  size: { width: 1, height: 1 },
  fitted: true,
  stacked: false,
};

/** The photo that is looked at; `children` lie over it. */
export function Viewer({ children }: { children?: ReactNode }) {
  // Photos arrive by the hundred: the stage is drawn after the lists, in slices.
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
  const [stageView, setStageView] = useState(firstView);
  const [swipe, setSwipe] = useState(0.5);
  const measuring = useUiState((state) => state.measuring);
  const adjustment = useAppState((state) => state.view.adjustment);
  const shown = useComparedPhotos(item, useNeighbours(item), stageView.viewport.scale);
  const { photo, reference, comparison, view, chosen, held } = shown;
  const scene = useScene(item, {
    photo: photo.levels,
    reference: reference.levels,
    view,
    held,
    swipe,
  });
  const failed = item.status === 'failed' ? item.problem : photo.problem;
  const isDifference = view.id === 'difference' && !held;
  useStageControls(stageRef);
  useHoldReference();
  useLookAt(stageRef);
  return (
    <>
      <TitleBar item={item} stageRef={stageRef} view={stageView} />
      <div className="stage">
        <PhotoFilter adjustment={adjustment} isDifference={isDifference} />
        <PhotoStage
          item={item}
          reference={comparison.reference}
          label={useLabel(item)}
          scene={scene}
          filter={filterOf(adjustment, isDifference)}
          stageRef={stageRef}
          toolRef={toolRef}
          onView={setStageView}
        />
        {(chosen.compares || shown.isAsked) && (
          <CompareLayer
            view={chosen}
            held={held}
            stacked={stageView.stacked}
            comparison={comparison}
            isReady={reference.levels.length > 0}
            problem={reference.problem}
            swipe={swipe}
            onSwipe={setSwipe}
          />
        )}
        {photo.levels.length === 0 && !failed && (
          <StageLine text={`Reading ${item.name} …`} isLate />
        )}
        {measuring && item.image && stageView !== firstView && (
          <ScaleTool
            key={item.id}
            image={item.image}
            view={stageView}
            stageRef={stageRef}
            toolRef={toolRef}
          />
        )}
        <SpotBox id={item.id} viewport={stageView.viewport} />
        {children}
        {failed && <PhotoFailed item={item} problem={failed} />}
      </div>
      <ControlBar />
    </>
  );
}

/** The photo in words. */
function useLabel(item: Item): string {
  const verdict = useAppState((state) => selectVerdict(state, item));
  const score = item.score === null ? 'no score yet' : `score ${formatScore(item.score)}`;
  return [`Photo ${item.name}`, score, verdict ?? ''].filter(Boolean).join(', ');
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
function useNeighbours(item: Item): readonly ItemId[] {
  const ids = useAppState(selectQueryIds);
  return useMemo(() => {
    const at = item.bin === 'query' ? ids.indexOf(item.id) : -1;
    if (at < 0) return [];
    return [ids[at + 1], ids[at - 1]].filter((id) => id !== undefined);
  }, [ids, item.bin, item.id]);
}
