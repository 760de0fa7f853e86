import { DEFAULT_INPUT_AREA_PX } from '../core/image/geometry';
import type { FeatureSpec } from '../core/features/grid';

/** The backbone's files, as they come from the server. */
export interface ModelFiles {
  /** A TensorFlow.js graph model's `model.json`. */
  readonly description: unknown;
  readonly weights: ArrayBuffer;
  readonly spec: FeatureSpec;
}

/** The levels, fine to coarse: outputs of the graph, and the blocks (from 0) that end in them. */
export const LEVELS = ['level_8', 'level_16'] as const;
export const LEVEL_BLOCKS = [4, 10] as const;

/** Raised with every change to resizing, normalising, pooling or fusing. */
const PREPROCESSING_VERSION = 1;

/**
 * Fetches the backbone from its folder.
 *
 * @throws Error naming the address that did not answer
 */
export async function fetchModel(
  modelUrl: string,
  inputAreaPx: number = DEFAULT_INPUT_AREA_PX,
): Promise<ModelFiles> {
  const description = await (await fetchOk(`${modelUrl}/model.json`)).json();
  const groups = description.weightsManifest as { paths: string[] }[];
  const paths = groups.flatMap((group) => group.paths);
  if (paths.length !== 1) throw new Error(`one weight file expected, got ${paths.length}`);
  const weights = await (await fetchOk(`${modelUrl}/${paths[0]}`)).arrayBuffer();
  return { description, weights, spec: await specOf(weights, inputAreaPx) };
}

async function specOf(weights: ArrayBuffer, inputAreaPx: number): Promise<FeatureSpec> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', weights));
  const hex = Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0'));
  return {
    backbone: 'efficientnet-lite0',
    weights: hex.join(''),
    levels: LEVELS,
    inputAreaPx,
    preprocessing: PREPROCESSING_VERSION,
  };
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}
