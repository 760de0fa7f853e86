import { inputSize, type Size } from '../../core/image/geometry';
import { normaliseInput } from '../../core/image/resize';
import type { RgbaImage } from '../../core/image/rgba';
import type { FeatureGrid } from '../../core/features/grid';
import type { Features } from '../compute';
import type { Session } from './session';

export interface Embedded {
  /** The caller disposes of them. */
  readonly features: Features<FeatureGrid>;
  readonly resizeMs: number;
  readonly backboneMs: number;
}

/** RGB at input size, 0 to 255. */
export function toInput(
  image: RgbaImage,
  { compute, resize }: Session,
): { rgb: Float32Array<ArrayBuffer>; size: Size } {
  const size = inputSize(image, compute.spec.backbone);
  return { rgb: resize(image, size), size };
}

/** From decoded pixels to features. */
export async function embedImage(session: Session, image: RgbaImage): Promise<Embedded> {
  const started = performance.now();
  const { rgb, size } = toInput(image, session);
  const resized = performance.now();
  const features = await session.compute.embed(
    normaliseInput(rgb, session.compute.spec.backbone),
    size,
  );
  const finished = performance.now();
  return { features, resizeMs: resized - started, backboneMs: finished - resized };
}
