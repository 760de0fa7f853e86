import { useEffect, type RefObject } from 'react';
import { useUiStore } from '../shared/app-context';
import type { Stage } from './stage';

/** Lets commands move the photo, from wherever they are called. */
export function useStageControls(stageRef: RefObject<Stage | null>): void {
  const ui = useUiStore();
  useEffect(() => {
    ui.setState({
      stage: {
        fit: () => stageRef.current?.fit(),
        actual: () => stageRef.current?.showPixels(),
        zoom: (factor) => stageRef.current?.zoom(factor),
        pan: (dx, dy) => stageRef.current?.pan(dx, dy),
        isFitted: () => stageRef.current?.isFitted ?? true,
      },
    });
    return () => ui.setState({ stage: null });
  }, [ui, stageRef]);
}
