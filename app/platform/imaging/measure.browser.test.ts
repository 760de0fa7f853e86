import { encode } from 'fast-png';
import { testBackbone } from '../../testing/synthetic';
import { describe, expect, it } from 'vitest';
import { bitMask, unpackBits } from '../../core/image/bit-mask';
import { packScores } from '../../core/match/packed-scores';
import { ProblemError } from '../../core/project/problem';
import { pixelMetrics } from '../../core/evaluation/pixel-metrics';
import { DEFAULT_SMOOTHING_PX, scoreMap } from '../../core/score-map/score-map';
import type { PixelJob } from '../../ports/imaging';
import * as bad from '../../testing/bad-files';
import { noise } from '../../testing/expected/formula';
import { createImaging } from './client';

const imaging = createImaging();
const never = new AbortController().signal;
const size = { width: 64, height: 48 };

/** A grey PNG, white inside of a box. */
function maskFile(width: number, height: number, level = 255): Blob {
  const data = new Uint8Array(width * height);
  for (let y = height / 4; y < height / 2; y++) {
    data.fill(level, y * width + width / 2, y * width + (width * 3) / 4);
  }
  return new Blob([new Uint8Array(encode({ width, height, data, channels: 1 }))]);
}

const box = Uint8Array.from({ length: 64 * 48 }, (_, i) => {
  const [x, y] = [i % 64, Math.floor(i / 64)];
  return x >= 32 && x < 48 && y >= 12 && y < 24 ? 1 : 0;
});

describe('mask', () => {
  it.each([
    ['white', maskFile(256, 192)],
    ['numbered from 1', maskFile(256, 192, 1)],
    ['of the size of the map', maskFile(64, 48)],
  ])('brings a picture to the size of a map: %s', async (_, file) => {
    const { bits, marked } = await imaging.mask({ masks: [file], photo: null, size }, never);
    expect(unpackBits(bits, size)).toEqual(box);
    expect(marked).toBeCloseTo(1 / 16, 6);
  });

  it('says what is wrong with a file', async () => {
    const masks = [bad.asFile('m.png', bad.corruptPng())];
    const broken = imaging.mask({ masks, photo: null, size }, never);
    await expect(broken).rejects.toBeInstanceOf(ProblemError);
  });
});

const settings = { smoothingPx: DEFAULT_SMOOTHING_PX };

function jobs(count: number, side = 40): PixelJob[] {
  return Array.from({ length: count }, (_, i) => {
    const distances = Float32Array.from(noise(side * side, i + 1));
    const scores = packScores({
      rows: side,
      cols: side,
      distances,
      nearestReference: new Uint16Array(side * side),
      nearestPatch: new Uint32Array(side * side),
      references: ['r'],
    });
    const mask = i % 2 === 0 ? null : bitMask(box, size, size);
    return { scores, backbone: testBackbone, size, mask, settings };
  });
}

describe('measure', () => {
  it('is what the metrics say of the same maps', async () => {
    const told: number[] = [];
    const found = await imaging.measure(jobs(20), never, (done) => told.push(done));
    const maps = jobs(20).map(({ scores, mask }) => ({
      ...scoreMap(
        { ...scores, distances: Float32Array.from(scores.distances, (d) => d / 32767.5) },
        size,
      ),
      mask: mask && box,
    }));
    const expected = pixelMetrics(maps);
    expect(found.pixelAuroc).toBeCloseTo(expected.pixelAuroc, 6);
    expect(found.aupro).toBeCloseTo(expected.aupro, 6);
    expect(found.regionLimits).toHaveLength(10);
    expect(told).toEqual([8, 16]);
  });

  it('can be aborted on the way', async () => {
    const controller = new AbortController();
    const measuring = imaging.measure(jobs(100), controller.signal, () => controller.abort());
    await expect(measuring).rejects.toMatchObject({ name: 'AbortError' });
    expect((await imaging.measure(jobs(2), never, () => {})).regionLimits).toHaveLength(1);
  });
});
