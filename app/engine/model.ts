import { checkBackbone, type Backbone } from '../core/features/backbone';
import type { FeatureSpec } from '../core/features/grid';

/** A network's files. */
export interface ModelFiles {
  /** A TensorFlow.js graph model's `model.json`. */
  readonly description: Uint8Array<ArrayBuffer>;
  readonly weights: ArrayBuffer;
}

/** A network that a backend can start. */
export interface Model {
  /** The contents of `model.json`. */
  readonly description: unknown;
  readonly weights: ArrayBuffer;
  readonly spec: FeatureSpec;
}

/**
 * Makes a model of a network's files, wherever they come from.
 *
 * @throws SyntaxError for a description that is no JSON
 * @throws RangeError for a backbone that no features can be made by
 */
export async function readModel(
  backbone: Backbone,
  { description, weights }: ModelFiles,
): Promise<Model> {
  checkBackbone(backbone);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', weights));
  const hex = Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0'));
  return {
    description: JSON.parse(new TextDecoder().decode(description)),
    weights,
    spec: { backbone, weights: hex.join('') },
  };
}
