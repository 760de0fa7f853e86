import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ImagePoint } from '../../core/image/geometry';
import type { ItemId } from '../../core/project/item';
import type { App } from '../../state/app';
import { probe } from '../../state/heatmaps';
import { useApp, useAppState, useUiStore } from '../components/app-context';
import { formatScore } from '../components/format';
import { pinLoupe } from '../components/spot';
import type { UiStore } from '../components/ui-store';
import type { Scene } from './draw';
import { attachGestures, type DragTool } from './gestures';
import { Stage, type StageView } from './stage';

interface PhotoStageProps {
  readonly id: ItemId;
  readonly label: string;
  readonly scene: Scene | null;
  readonly stageRef: RefObject<Stage | null>;
  /** What drags are for in place of moving the photo. */
  readonly toolRef: RefObject<DragTool | null>;
  readonly onView: (view: StageView) => void;
}

/** The canvas with the photo, and the score under the pointer. */
export function PhotoStage(props: PhotoStageProps) {
  const { id, label, scene, stageRef, toolRef, onView } = props;
  const app = useApp();
  const ui = useUiStore();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [point, setPoint] = useState<ImagePoint | null>(null);
  // The stage outlives the photo, and keeps its camera.
  const shown = useRef(id);
  useEffect(() => {
    shown.current = id;
  }, [id]);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const stage = new Stage(element, onView);
    stageRef.current = stage;
    const pointAt = (region: number | null) => {
      element.dataset.overNumber = String(region !== null);
      if (ui.getState().region !== region) ui.setState({ region });
    };
    const letGo = attachGestures(element, stage, {
      onPoint: (at) => {
        setPoint(at && stage.toImage(at));
        pointLoupe(app, ui, shown.current, at && stage.toImage(at));
        pointAt((at && stage.regionAt(at)?.number) ?? null);
      },
      onTap: (at) => {
        const region = stage.regionAt(at);
        if (region) stage.lookAt(region.box);
        else if (isOn(app, shown.current, stage.toImage(at))) {
          pinLoupe(ui, shown.current, stage.toImage(at));
        }
      },
      toolInHand: () => toolRef.current,
    });
    return () => {
      letGo();
      stage.dispose();
      stageRef.current = null;
    };
  }, [app, ui, stageRef, toolRef, onView]);
  useEffect(() => stageRef.current?.show(scene), [stageRef, scene]);
  return (
    <>
      <canvas ref={canvas} className="stage-canvas" role="img" aria-label={label} />
      {point && <Readout id={id} point={point} />}
    </>
  );
}

function isOn(app: App, id: ItemId, { x, y }: ImagePoint): boolean {
  const image = app.items.get(id)?.image;
  return !!image && x >= 0 && y >= 0 && x < image.width && y < image.height;
}

/** The loupe follows the pointer, unless it is pinned. */
function pointLoupe(app: App, ui: UiStore, id: ItemId, at: ImagePoint | null): void {
  const { spot } = ui.getState();
  if (spot?.pinned) return;
  if (at && isOn(app, id, at)) ui.setState({ spot: { id, at, pinned: false } });
  else if (spot) ui.setState({ spot: null });
}

/** What is known of the spot under the pointer. */
function Readout({ id, point }: { id: ItemId; point: ImagePoint }) {
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
