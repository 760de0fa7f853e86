import { inputPlan, type InputPlan } from '../../core/image/geometry';
import { padEdges } from '../../core/image/pad';
import { normaliseInput } from '../../core/image/resize';
import type { InputImage } from '../../core/image/rgba';
import type { FeatureGrid } from '../../core/features/grid';
import type { Features } from '../compute';
import type { Session } from './session';

export interface Embedded {
  /** The caller disposes of them. */
  readonly features: Features<FeatureGrid>;
  readonly resizeMs: number;
  readonly backboneMs: number;
}

/** RGB at input size, 0 to 255, as large as the plan's content. */
export function toInput(
  image: InputImage,
  { compute, resize }: Session,
): { rgb: Float32Array<ArrayBuffer>; plan: InputPlan } {
  const plan = inputPlan(image, compute.spec.backbone);
  return { rgb: resize(image, plan.content), plan };
}

/** Features of RGB at input size, which is written over. */
export function embedInput(
  { compute }: Session,
  rgb: Float32Array<ArrayBuffer>,
  { content, padded, grid }: InputPlan,
): Promise<Features<FeatureGrid>> {
  const input = padEdges(normaliseInput(rgb, compute.spec.backbone), content, padded);
  return compute.embed(input, padded, grid);
}

/** From decoded pixels to features of the image as it is. */
export async function embedImage(session: Session, image: InputImage): Promise<Embedded> {
  const started = performance.now();
  const { rgb, plan } = toInput(image, session);
  const resized = performance.now();
  const features = await embedInput(session, rgb, plan);
  const finished = performance.now();
  return { features, resizeMs: resized - started, backboneMs: finished - resized };
}
