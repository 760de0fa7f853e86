import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import { io, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Model } from '../model';

/** The frozen network. */
export interface Network {
  /**
   * The backbone's levels, fine to coarse (channels last, batch of 1). The caller disposes of them.
   *
   * @param input `[1, height, width, 3]`, normalised, sides multiples of the coarsest stride
   */
  run(input: Tensor4D): readonly Tensor4D[];
  dispose(): void;
}

/** The network as a tfjs graph model on the present backend. */
export async function loadNetwork({ description, weights, spec }: Model): Promise<Network> {
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
  const outputs = spec.backbone.levels.map(({ name }) => name);
  return { run: (input) => execute(model, input, outputs), dispose: () => model.dispose() };
}

function execute(model: GraphModel, input: Tensor4D, outputs: string[]): readonly Tensor4D[] {
  // One name gives a tensor, several give a list.
  const levels = model.execute(input, outputs) as Tensor | Tensor[];
  return (Array.isArray(levels) ? levels : [levels]) as Tensor4D[];
}
