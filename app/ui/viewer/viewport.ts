import type { ImagePoint, Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';

/** Where the photo lies on the stage: CSS pixels an image pixel, and the photo's corner. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/**
 * A point in CSS pixels from the corner of the stage, or of one of its panes. {@link toStage} and
 * {@link toImage} alone convert between points of the photo and points of the stage.
 */
export interface StagePoint {
  readonly x: number;
  readonly y: number;
  /** In the type alone: sets it apart from points of the photo. */
  readonly space?: 'stage';
}

const MARGIN_PX = 16;
const MOST_SCALE = 64;

/** The whole photo, centred; small photos grow at most eight times. */
export function fit(image: Size, stage: Size): Viewport {
  const width = Math.max(1, stage.width - 2 * MARGIN_PX);
  const height = Math.max(1, stage.height - 2 * MARGIN_PX);
  const scale = Math.min(width / image.width, height / image.height, 8);
  return centred(scale, image, stage);
}

function centred(scale: number, image: Size, stage: Size): Viewport {
  return {
    scale,
    x: (stage.width - image.width * scale) / 2,
    y: (stage.height - image.height * scale) / 2,
  };
}

/** Margin around a framed part, in multiples of its size. */
const FRAME_SHARE = 2.5;
/** Beyond this many times the whole photo one would not know where one is. */
const MOST_FRAME_ZOOM = 6;

/** Centres a part of the photo on the stage, with a margin around it. */
export function frame(box: Box, image: Size, stage: Size): Viewport {
  const whole = fit(image, stage).scale;
  const wanted = Math.min(stage.width / box.width, stage.height / box.height) / FRAME_SHARE;
  const scale = Math.max(whole, Math.min(wanted, whole * MOST_FRAME_ZOOM));
  const viewport = {
    scale,
    x: stage.width / 2 - (box.x + box.width / 2) * scale,
    y: stage.height / 2 - (box.y + box.height / 2) * scale,
  };
  return keep(viewport, image, stage);
}

/** Zooms by a factor; what lies at `at` stays there. Not smaller than half of what fits. */
export function zoomAt(
  viewport: Viewport,
  factor: number,
  at: StagePoint,
  image: Size,
  stage: Size,
): Viewport {
  const least = Math.min(1, fit(image, stage).scale / 2);
  const scale = Math.min(MOST_SCALE, Math.max(least, viewport.scale * factor));
  const ratio = scale / viewport.scale;
  return keep(
    { scale, x: at.x - (at.x - viewport.x) * ratio, y: at.y - (at.y - viewport.y) * ratio },
    image,
    stage,
  );
}

export function pan(
  viewport: Viewport,
  dx: number,
  dy: number,
  image: Size,
  stage: Size,
): Viewport {
  return keep({ ...viewport, x: viewport.x + dx, y: viewport.y + dy }, image, stage);
}

/** A photo smaller than the stage stays centred, a larger one cannot leave it. */
export function keep(viewport: Viewport, image: Size, stage: Size): Viewport {
  const along = (corner: number, length: number, room: number) => {
    if (length <= room) return (room - length) / 2;
    const slack = Math.min(room, length) / 2;
    return Math.min(slack, Math.max(room - length - slack, corner));
  };
  return {
    scale: viewport.scale,
    x: along(viewport.x, image.width * viewport.scale, stage.width),
    y: along(viewport.y, image.height * viewport.scale, stage.height),
  };
}

/** The part of the photo, and beyond it, that is in sight. */
export function inSight(viewport: Viewport, stage: Size): Box {
  const { scale } = viewport;
  const { x, y } = toImage(viewport, { x: 0, y: 0 });
  return { x, y, width: stage.width / scale, height: stage.height / scale };
}

export function toStage(viewport: Viewport, point: ImagePoint): StagePoint {
  return { x: viewport.x + point.x * viewport.scale, y: viewport.y + point.y * viewport.scale };
}

export function toImage(viewport: Viewport, point: StagePoint): ImagePoint {
  return { x: (point.x - viewport.x) / viewport.scale, y: (point.y - viewport.y) / viewport.scale };
}
