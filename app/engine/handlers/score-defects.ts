import { assess } from '../../core/score-map/assess';
import { normaliseInput } from '../../core/image/resize';
import type { RgbaImage } from '../../core/image/rgba';
import { randomFrom } from '../../core/statistics/random';
import { drawDefect } from '../../core/detection-check/defects';
import type { DefectJob } from '../protocol';
import { toInput } from './embed';
import { leftOutScorer } from './score';
import type { Session } from './session';

/** Image scores of a left-out reference with each of the defects on it, as a query would have them. */
export async function scoreDefects(
  session: Session,
  { image, others, policy, defects, seed, settings }: DefectJob,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<number[]> {
  const { backbone } = session.compute.spec;
  const { rgb, size } = toInput(image, session);
  const good = toPixels(rgb, size.width, size.height);
  const random = randomFrom(seed);
  const scorer = await leftOutScorer(session, others, policy, signal);
  try {
    const scores: number[] = [];
    for (const defect of defects) {
      const input = normaliseInput(toRgb(drawDefect(good, defect, random).image), backbone);
      const features = await session.compute.embed(input, size);
      try {
        const found = await scorer.score(features.grid, signal);
        scores.push(assess({ scores: found, image: size, backbone, settings }).score);
      } finally {
        features.dispose();
      }
      onProgress(scores.length);
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
    }
    return scores;
  } finally {
    scorer.dispose();
  }
}

function toPixels(rgb: Float32Array, width: number, height: number): RgbaImage {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) data[i * 4 + c] = rgb[i * 3 + c]!;
  }
  return { width, height, data };
}

function toRgb({ width, height, data }: RgbaImage): Float32Array<ArrayBuffer> {
  const rgb = new Float32Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] = data[i * 4 + c]!;
  }
  return rgb;
}
