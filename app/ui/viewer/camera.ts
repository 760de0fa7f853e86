import type { ImagePoint, Size } from '../../core/image/geometry';

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
const MOST_SCALE = 40;

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

export function toImage(camera: Camera, point: StagePoint): ImagePoint {
  return { x: (point.x - camera.x) / camera.scale, y: (point.y - camera.y) / camera.scale };
}
