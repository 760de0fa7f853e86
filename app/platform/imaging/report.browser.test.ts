import { describe, expect, it } from 'vitest';
import { testBackbone } from '../../testing/synthetic';
import { packScores } from '../../core/match/packed-scores';
import { randomFrom } from '../../core/statistics/random';
import type { ReportJob } from '../../ports/report';
import { createImaging } from './client';

const imaging = createImaging();
const never = new AbortController().signal;

/** A photo of noise, the hardest there is to store, with one odd patch in the lower right. */
async function job(width: number, height: number, isShown: boolean): Promise<ReportJob> {
  const random = randomFrom(7);
  const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : 256 * random(),
  );
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.putImageData(new ImageData(data, width, height), 0, 0);
  const [rows, cols] = [20, 30];
  const distances = new Float32Array(rows * cols).fill(0.1);
  for (const row of [13, 14, 15, 16]) distances.fill(1.5, row * cols + 20, row * cols + 25);
  return {
    file: await canvas.convertToBlob({ type: 'image/png' }),
    name: 'part.png',
    image: { width, height },
    isShown,
    scores: packScores({
      rows,
      cols,
      distances,
      nearestReference: new Uint16Array(rows * cols),
      nearestPatch: new Uint32Array(rows * cols),
      references: ['a'],
    }),
    backbone: testBackbone,
    scale: { low: 0.3, threshold: 0.6, high: 1.2 },
    colourMap: 'ember',
    opacity: 0.5,
    regions: {
      threshold: 0.6,
      smallest: { value: 0, unit: 'percent' },
      smoothingPx: 5,
      mmPerPx: null,
    },
  };
}

describe('report', () => {
  it('has a small photo, and heat that is clear where there is none', async () => {
    const { picture, regions } = await imaging.reportPhoto(await job(1500, 1000, true), never);
    const { photo, heat } = picture!;
    expect([photo.type, heat.type]).toEqual(['image/jpeg', 'image/png']);
    const small = await createImageBitmap(photo);
    expect([small.width, small.height]).toEqual([1000, 667]);
    small.close();
    // Base64 makes four bytes of three.
    expect(((photo.size + heat.size) * 4) / 3).toBeLessThan(250_000);
    expect(regions).toHaveLength(1);

    const bitmap = await createImageBitmap(heat);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const alphaAt = (x: number, y: number) =>
      context.getImageData(x * bitmap.width, y * bitmap.height, 1, 1).data[3]!;
    expect(alphaAt(0.1, 0.1)).toBe(0);
    // Half of full, as the viewer has it.
    expect(alphaAt(22.5 / 30, 15 / 20)).toBeGreaterThan(120);
    expect(alphaAt(22.5 / 30, 15 / 20)).toBeLessThan(130);
    bitmap.close();
  });

  it('finds the same regions without reading a photo that is not shown', async () => {
    const shown = await imaging.reportPhoto(await job(600, 400, true), never);
    const unread = { ...(await job(600, 400, false)), file: new Blob(['not an image']) };
    expect(await imaging.reportPhoto(unread, never)).toEqual({
      regions: shown.regions,
      picture: null,
    });
  });
});
