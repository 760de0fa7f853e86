import { assess } from '../../core/score-map/assess';
import { unpackBits } from '../../core/image/bit-mask';
import { unpackDistances } from '../../core/match/packed-scores';
import type { MaskedMap } from '../../core/evaluation/masked-map';
import { pixelMetrics, type PixelMetrics } from '../../core/evaluation/pixel-metrics';
import type { PixelJob } from '../../ports/imaging';
import type { JobContext } from '../../rpc/serve';

/** Maps made before an abort can be heard. */
const MAPS_AT_ONCE = 8;

/** The pixel metrics of labelled queries; their maps live only here. */
export async function measure(
  jobs: readonly PixelJob[],
  { signal, progress }: JobContext,
): Promise<PixelMetrics> {
  const maps: MaskedMap[] = [];
  for (const { scores, size, mask, backbone, settings } of jobs) {
    const distances = unpackDistances(scores);
    const map = assess({ scores: distances, image: size, backbone, settings }).mapAt(size);
    maps.push({ ...map, mask: mask && unpackBits(mask, size) });
    if (maps.length % MAPS_AT_ONCE !== 0) continue;
    progress(maps.length, jobs.length);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
  return pixelMetrics(maps);
}
