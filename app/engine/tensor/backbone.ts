import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import { io, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { DEFAULT_INPUT_AREA_PX } from '../../core/image/geometry';
import type { FeatureSpec } from '../../core/patches/grid';

/** The frozen network. */
export interface Backbone {
  readonly spec: FeatureSpec;
  /**
   * Levels of stride 8 and 16 (channels last, batch of 1). The caller disposes of them.
   *
   * @param input `[1, height, width, 3]`, (RGB - 127) / 128, sides multiples of 16
   */
  run(input: Tensor4D): readonly [Tensor4D, Tensor4D];
  dispose(): void;
}

const LEVELS = ['level_8', 'level_16'] as const;

/** Raised with every change to resizing, normalising, pooling or fusing. */
const PREPROCESSING_VERSION = 1;

/**
 * Loads the backbone from its folder.
 *
 * @throws Error naming the address that did not answer
 */
export async function loadBackbone(modelUrl: string): Promise<Backbone> {
  const description = (await (await fetchOk(`${modelUrl}/model.json`)).json()) as io.ModelJSON;
  const weightSpecs = description.weightsManifest.flatMap((group) => group.weights);
  const paths = description.weightsManifest.flatMap((group) => group.paths);
  if (paths.length !== 1) throw new Error(`one weight file expected, got ${paths.length}`);
  const weightData = await (await fetchOk(`${modelUrl}/${paths[0]}`)).arrayBuffer();
  const { modelTopology, format, generatedBy, convertedBy } = description;
  const artifacts: io.ModelArtifacts = {
    modelTopology,
    weightSpecs,
    weightData,
    ...(description.signature ? { signature: description.signature } : {}),
    ...(format ? { format } : {}),
    ...(generatedBy ? { generatedBy } : {}),
    ...(convertedBy === undefined ? {} : { convertedBy }),
  };
  const spec = await specOf(weightData);
  const model = await loadGraphModel(io.fromMemory(artifacts));
  return { spec, run: (input) => execute(model, input), dispose: () => model.dispose() };
}

function execute(model: GraphModel, input: Tensor4D): readonly [Tensor4D, Tensor4D] {
  const outputs = model.execute(input, [...LEVELS]) as Tensor[];
  return [outputs[0] as Tensor4D, outputs[1] as Tensor4D];
}

async function specOf(weights: ArrayBuffer): Promise<FeatureSpec> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', weights));
  const hex = Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0'));
  return {
    backbone: 'efficientnet-lite0',
    weights: hex.join(''),
    levels: LEVELS,
    inputAreaPx: DEFAULT_INPUT_AREA_PX,
    preprocessing: PREPROCESSING_VERSION,
  };
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}
