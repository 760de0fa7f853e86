import type { ImagePoint, Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';

/** Where the photo lies on the stage: CSS pixels an image pixel, and the photo's corner. */
export interface Camera {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface StagePoint {
  readonly x: number;
  readonly y: number;
}

const MARGIN_PX = 16;
const MOST_SCALE = 64;

/** The whole photo, centred; small photos grow at most eight times. */
export function fit(image: Size, stage: Size): Camera {
  const width = Math.max(1, stage.width - 2 * MARGIN_PX);
  const height = Math.max(1, stage.height - 2 * MARGIN_PX);
  const scale = Math.min(width / image.width, height / image.height, 8);
  return centred(scale, image, stage);
}

function centred(scale: number, image: Size, stage: Size): Camera {
  return {
    scale,
    x: (stage.width - image.width * scale) / 2,
    y: (stage.height - image.height * scale) / 2,
  };
}

/** How many times its own length the stage leaves around what is framed. */
const FRAME_SHARE = 2.5;
/** Beyond this many times the whole photo one would not know where one is. */
const MOST_FRAME_ZOOM = 6;

/** A part of the photo in the middle of the stage, with some of what is around it. */
export function frame(box: Box, image: Size, stage: Size): Camera {
  const whole = fit(image, stage).scale;
  const wanted = Math.min(stage.width / box.width, stage.height / box.height) / FRAME_SHARE;
  const scale = Math.max(whole, Math.min(wanted, whole * MOST_FRAME_ZOOM));
  const camera = {
    scale,
    x: stage.width / 2 - (box.x + box.width / 2) * scale,
    y: stage.height / 2 - (box.y + box.height / 2) * scale,
  };
  return keep(camera, image, stage);
}

/** Zooms by a factor; what lies at `at` stays there. Not smaller than half of what fits. */
export function zoomAt(
  camera: Camera,
  factor: number,
  at: StagePoint,
  image: Size,
  stage: Size,
): Camera {
  const least = Math.min(1, fit(image, stage).scale / 2);
  const scale = Math.min(MOST_SCALE, Math.max(least, camera.scale * factor));
  const ratio = scale / camera.scale;
  return keep(
    { scale, x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio },
    image,
    stage,
  );
}

export function pan(camera: Camera, dx: number, dy: number, image: Size, stage: Size): Camera {
  return keep({ ...camera, x: camera.x + dx, y: camera.y + dy }, image, stage);
}

/** A photo smaller than the stage stays centred, a larger one cannot leave it. */
export function keep(camera: Camera, image: Size, stage: Size): Camera {
  const along = (corner: number, length: number, room: number) => {
    if (length <= room) return (room - length) / 2;
    const slack = Math.min(room, length) / 2;
    return Math.min(slack, Math.max(room - length - slack, corner));
  };
  return {
    scale: camera.scale,
    x: along(camera.x, image.width * camera.scale, stage.width),
    y: along(camera.y, image.height * camera.scale, stage.height),
  };
}

/** The part of the photo, and beyond it, that is in sight. */
export function inSight(camera: Camera, stage: Size): Box {
  const { scale } = camera;
  const { x, y } = toImage(camera, { x: 0, y: 0 });
  return { x, y, width: stage.width / scale, height: stage.height / scale };
}

export function toStage(camera: Camera, point: ImagePoint): StagePoint {
  return { x: camera.x + point.x * camera.scale, y: camera.y + point.y * camera.scale };
}

export function toImage(camera: Camera, point: StagePoint): ImagePoint {
  return { x: (point.x - camera.x) / camera.scale, y: (point.y - camera.y) / camera.scale };
}
