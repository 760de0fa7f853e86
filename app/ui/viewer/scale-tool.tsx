import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { ImagePoint, Size } from '../../core/image/geometry';
import { useAppState, useUiStore } from '../shared/app-context';
import { inSight, toStage, type StagePoint } from './viewport';
import type { DragTool } from './gestures';
import { LineEnd } from './line-end';
import { clampToImage, firstLine, type Line } from './scale-line';
import { ScaleForm } from './scale-form';
import type { Stage, StageView } from './stage';
import './scale-tool.css';

interface ScaleToolProps {
  readonly image: Size;
  readonly view: StageView;
  readonly stageRef: RefObject<Stage | null>;
  readonly toolRef: RefObject<DragTool | null>;
}

/** A line over something whose length is known: drawn by a drag, or moved end by end. */
export function ScaleTool({ image, view, stageRef, toolRef }: ScaleToolProps) {
  const { viewport, size } = view;
  const ui = useUiStore();
  const known = useAppState((state) => state.regions.knownLength);
  const [line, setLine] = useState(() => firstLine(image, inSight(viewport, size), known));
  const root = useRef<HTMLDivElement>(null);
  const length = useRef<HTMLInputElement>(null);
  useDrawing({ image, stageRef, toolRef, setLine, onDrawn: () => length.current?.focus() });
  useFocusInside(root);
  const close = () => ui.setState({ measuring: false });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  };
  const move = (end: keyof Line) => (point: ImagePoint) =>
    setLine((before) => ({ ...before, [end]: clampToImage(point, image) }));
  const [from, to] = [toStage(viewport, line.from), toStage(viewport, line.to)];
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return (
    <div ref={root} className="scale-tool" onKeyDown={onKeyDown} role="presentation">
      <svg className="scale-line" aria-hidden>
        <line {...ends} className="scale-line-dark" />
        <line {...ends} className="scale-line-light" />
      </svg>
      <LineEnd name="Start of the line" point={line.from} {...{ viewport, onMove: move('from') }} />
      <LineEnd name="End of the line" point={line.to} {...{ viewport, onMove: move('to') }} />
      <ScaleForm inputRef={length} line={line} image={image} known={known} onClose={close} />
    </div>
  );
}

interface Drawing {
  readonly image: Size;
  readonly stageRef: RefObject<Stage | null>;
  readonly toolRef: RefObject<DragTool | null>;
  readonly setLine: (line: Line) => void;
  readonly onDrawn: () => void;
}

/** A press that does not move draws nothing. */
const LEAST_DRAG_PX = 4;

function useDrawing(drawing: Drawing): void {
  const latest = useRef(drawing);
  useEffect(() => {
    latest.current = drawing;
  });
  const { toolRef } = drawing;
  useEffect(() => {
    let start: StagePoint = { x: 0, y: 0 };
    let drawn = false;
    toolRef.current = {
      start: (at) => {
        start = at;
        drawn = false;
      },
      move: (at) => {
        const { image, stageRef, setLine } = latest.current;
        const stage = stageRef.current;
        if (!stage || (!drawn && Math.hypot(at.x - start.x, at.y - start.y) < LEAST_DRAG_PX))
          return;
        drawn = true;
        const ends = [start, at].map((point) => clampToImage(stage.toImage(point), image));
        setLine({ from: ends[0]!, to: ends[1]! });
      },
      end: () => {
        if (drawn) latest.current.onDrawn();
      },
    };
    return () => {
      toolRef.current = null;
    };
  }, [toolRef]);
}

/** Keys go to the tool while it is open, and back to where they went before. */
function useFocusInside(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    root.current?.querySelector<HTMLElement>('.line-end')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [root]);
}
