import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Item } from '../../core/project/item';
import type { ImagePoint } from '../../core/image/geometry';
import { probe } from '../../state/results/heatmaps';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { formatScore } from '../words/format';
import { attachGestures, type DragTool } from './gestures';
import type { Scene } from './scene';
import { Stage, type StageView } from './stage';
import { followPointer, pinSpot, useSpotMarks } from './use-spot';

interface PhotoStageProps {
  readonly item: Item;
  /** The reference it is compared with. */
  readonly reference: Item | null;
  readonly label: string;
  readonly scene: Scene | null;
  /** CSS filter of the photos. */
  readonly filter: string;
  readonly stageRef: RefObject<Stage | null>;
  /** Tool that receives drags in place of panning. */
  readonly toolRef: RefObject<DragTool | null>;
  readonly onView: (view: StageView) => void;
}

/** The canvases with photos and what lies on them, and the score under the pointer. */
export function PhotoStage(props: PhotoStageProps) {
  const { item, reference, label, scene, filter, stageRef, toolRef, onView } = props;
  const ui = useUiStore();
  const photos = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const [point, setPoint] = useState<ImagePoint | null>(null);
  const latest = useRef(item);
  useEffect(() => {
    latest.current = item;
  });
  useEffect(() => {
    if (!photos.current || !marks.current) return;
    const element = marks.current;
    const stage = new Stage({ photos: photos.current, marks: element }, onView);
    stageRef.current = stage;
    const pointAt = (region: number | null) => {
      element.dataset.overNumber = String(region !== null);
      if (ui.getState().region !== region) ui.setState({ region });
    };
    const letGo = attachGestures(element, stage, {
      onPoint: (at) => {
        const cross = at && stage.toImage(at);
        const own = at && stage.paneAt(at) === 'query' ? cross : null;
        stage.mark({ cross });
        setPoint(own);
        followPointer(ui, latest.current, own);
        pointAt((at && stage.regionAt(at)?.number) ?? null);
      },
      onTap: (at) => {
        const region = stage.regionAt(at);
        if (region) stage.lookAt(region.box);
        else if (stage.paneAt(at) === 'query') {
          pinSpot(ui, stage, latest.current, stage.toImage(at));
        }
      },
      toolInHand: () => toolRef.current,
    });
    return () => {
      letGo();
      stage.dispose();
      stageRef.current = null;
      ui.setState({ spot: null });
    };
  }, [ui, stageRef, toolRef, onView]);
  useEffect(() => stageRef.current?.show(scene), [stageRef, scene]);
  useSpotMarks(stageRef, item, reference);
  return (
    <>
      <canvas ref={photos} className="stage-canvas" aria-hidden style={{ filter }} />
      <canvas ref={marks} className="stage-canvas stage-marks" role="img" aria-label={label} />
      {point && <Readout id={item.id} point={point} />}
    </>
  );
}

/** Readout of the spot under the pointer. */
function Readout({ id, point }: { id: string; point: ImagePoint }) {
  const app = useApp();
  const known = probe(app, id, point);
  const reference = useAppState((state) => known && state.items[known.reference]?.name);
  if (!known) return null;
  return (
    <div className="readout" aria-hidden>
      <span>
        {Math.floor(point.x)}, {Math.floor(point.y)}
      </span>
      <span>
        Score <b>{formatScore(known.mapScore)}</b>
      </span>
      <span>
        Distance <b>{formatScore(known.distance)}</b>
      </span>
      <span className="readout-name">nearest in {reference ?? 'a removed reference'}</span>
    </div>
  );
}
