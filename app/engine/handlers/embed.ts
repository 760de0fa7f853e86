import { gridSize, inputSize, type Size } from '../../core/image/geometry';
import { normaliseInput, resizeRgb } from '../../core/image/resize';
import type { RgbaImage } from '../../core/image/rgba';
import type { FeatureGrid } from '../../core/patches/grid';
import { embed, type Features } from '../tensor/features';
import type { Session } from './session';

/** Features on the device and on the CPU. */
export interface Embedded {
  readonly tensor: Features;
  readonly grid: FeatureGrid;
  readonly resizeMs: number;
  readonly backboneMs: number;
}

/** RGB at input size, 0 to 255. */
export function toInput(
  image: RgbaImage,
  session: Session,
): { rgb: Float32Array<ArrayBuffer>; size: Size } {
  const size = inputSize(image, session.backbone.spec.inputAreaPx);
  return { rgb: resizeRgb(image, size), size };
}

/** From decoded pixels to features. The caller disposes of `tensor`. */
export async function embedImage(session: Session, image: RgbaImage): Promise<Embedded> {
  const started = performance.now();
  const { rgb, size } = toInput(image, session);
  const resized = performance.now();
  const { tensor, grid } = await embedInput(session, rgb, size);
  const finished = performance.now();
  return { tensor, grid, resizeMs: resized - started, backboneMs: finished - resized };
}

/** @param rgb at input size, 0 to 255; overwritten */
export async function embedInput(
  session: Session,
  rgb: Float32Array<ArrayBuffer>,
  size: Size,
): Promise<{ tensor: Features; grid: FeatureGrid }> {
  const tensor = embed(session.backbone, normaliseInput(rgb), size);
  try {
    // A copy: on some backends the array is a view of memory that moves.
    const features = new Float32Array(await tensor.data<'float32'>());
    const { spec } = session.backbone;
    return { tensor, grid: { ...gridSize(size), depth: tensor.shape[1], features, spec } };
  } catch (error) {
    tensor.dispose();
    throw error;
  }
}
