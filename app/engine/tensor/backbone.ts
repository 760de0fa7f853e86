import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import { io, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { LEVELS, type ModelFiles } from '../model';

/** The frozen network. */
export interface Backbone {
  /**
   * Levels of stride 8 and 16 (channels last, batch of 1). The caller disposes of them.
   *
   * @param input `[1, height, width, 3]`, (RGB - 127) / 128, sides multiples of 16
   */
  run(input: Tensor4D): readonly [Tensor4D, Tensor4D];
  dispose(): void;
}

/** The backbone as a tfjs graph model on the present backend. */
export async function loadBackbone({ description, weights }: ModelFiles): Promise<Backbone> {
  const json = description as io.ModelJSON;
  const { modelTopology, format, generatedBy, convertedBy } = json;
  const artifacts: io.ModelArtifacts = {
    modelTopology,
    weightSpecs: json.weightsManifest.flatMap((group) => group.weights),
    weightData: weights,
    ...(json.signature ? { signature: json.signature } : {}),
    ...(format ? { format } : {}),
    ...(generatedBy ? { generatedBy } : {}),
    ...(convertedBy === undefined ? {} : { convertedBy }),
  };
  const model = await loadGraphModel(io.fromMemory(artifacts));
  return { run: (input) => execute(model, input), dispose: () => model.dispose() };
}

function execute(model: GraphModel, input: Tensor4D): readonly [Tensor4D, Tensor4D] {
  const outputs = model.execute(input, [...LEVELS]) as Tensor[];
  return [outputs[0] as Tensor4D, outputs[1] as Tensor4D];
}
