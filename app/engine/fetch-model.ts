import type { Backbone } from '../core/features/backbone';
import { readModel, type Model } from './model';

/**
 * Fetches a network from its folder.
 *
 * @throws Error naming the address that did not answer, or for more than one weight file
 */
export async function fetchModel(modelUrl: string, backbone: Backbone): Promise<Model> {
  const description = new Uint8Array(await fetchBytes(`${modelUrl}/model.json`));
  const { weightsManifest } = JSON.parse(new TextDecoder().decode(description)) as {
    weightsManifest: { paths: string[] }[];
  };
  const paths = weightsManifest.flatMap((group) => group.paths);
  if (paths.length !== 1) throw new Error(`one weight file expected, got ${paths.length}`);
  const weights = await fetchBytes(`${modelUrl}/${paths[0]}`);
  return readModel(backbone, { description, weights });
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.arrayBuffer();
}
