import type { PatchScores } from '../core/match/patch-scores';
import type { FeatureGrid } from '../core/features/grid';
import type { Port } from '../rpc/messages';
import { serve, transferring, type Handlers } from '../rpc/serve';
import { fetchModel } from './fetch-model';
import { embedQuarters, embedReference, turnGains } from './handlers/turned';
import { inspectImage, scoreGrid, scoreLeftOut } from './handlers/score';
import { scoreDefects } from './handlers/score-defects';
import { guarded, type Session } from './handlers/session';
import { start } from './handlers/start';
import { select, thin } from './handlers/thin';
import { kernelBuilds } from './kernels/builds';
import { fastestKernels } from './kernels/module';
import type { EngineOperations } from './protocol';

let session: Session | null = null;

function started(): Session {
  if (!session) throw new Error('the lane has not been started');
  return session;
}

const buffersOf = ({ distances, nearestReference, nearestPatch }: PatchScores) => [
  distances.buffer,
  nearestReference.buffer,
  nearestPatch.buffer,
];
const buffersOfGrid = ({ features, turned }: FeatureGrid) =>
  turned ? [features.buffer, turned.features.buffer, turned.patches.buffer] : [features.buffer];

const handlers: Handlers<EngineOperations> = {
  async start({ backend, backbone, modelUrl }) {
    const model = await fetchModel(modelUrl, backbone);
    const result = await start(backend, model, fastestKernels(kernelBuilds));
    session = result.session;
    return result.ready;
  },
  embed: ({ image, directions }, { signal }) =>
    guarded(started().compute, async () => {
      const output = await embedReference(started(), image, directions, signal);
      return transferring(output, buffersOfGrid(output.grid));
    }),
  inspect: ({ image }, { signal }) =>
    guarded(started().compute, async () => {
      const output = await inspectImage(started(), image, signal);
      return transferring(output, [...buffersOfGrid(output.grid), ...buffersOf(output.scores)]);
    }),
  score: ({ grid }, { signal }) =>
    guarded(started().compute, async () => {
      const output = await scoreGrid(started(), started().bank, grid, signal);
      return transferring(output, buffersOf(output.scores));
    }),
  scoreLeftOut: ({ grid, others, policy }, { signal }) =>
    guarded(started().compute, async () => {
      const output = await scoreLeftOut(started(), grid, others, policy, signal);
      return transferring(output, [output.distances.buffer]);
    }),
  scoreDefects: (trials, { signal, progress }) =>
    guarded(started().compute, () =>
      scoreDefects(started(), trials, signal, (done) => progress(done, trials.defects.length)),
    ),
  embedQuarters: ({ image }, { signal }) =>
    guarded(started().compute, async () => {
      const grids = await embedQuarters(started(), image, signal);
      return transferring(grids, grids.flatMap(buffersOfGrid));
    }),
  turnGains: ({ references, photos }, { signal }) =>
    guarded(started().compute, () => turnGains(started(), references, photos, signal)),
  append({ entry }) {
    started().bank.append(entry);
    return null;
  },
  remove({ reference }) {
    started().bank.remove(reference);
    return null;
  },
  replace({ entries }) {
    started().bank.replace(entries);
    return null;
  },
  select: ({ grid, ...options }, { signal }) =>
    guarded(started().compute, () => select(started(), started().bank, grid, options, signal)),
  thin: ({ most }, { signal, progress }) =>
    guarded(started().compute, () =>
      thin(started(), started().bank, most, signal, (done) => progress(done, most)),
    ),
  memory: () => started().compute.memory(),
};

/** Answers the calls of the page's `Lane`. */
export function serveLane(scope: Port): void {
  serve<EngineOperations>(scope, handlers);
}
