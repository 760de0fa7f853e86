import { describe, expect, it } from 'vitest';
import { resizeRgb } from '../../core/image/resize';
import { worstDifference } from '../../testing/backbone-fixture';
import { blobImage } from '../../testing/synthetic';
import { kernelBuilds } from './builds';
import { newKernels } from './module';
import { Resizer } from './resizer';

describe.each(['relaxed', 'plain'] as const)('Resizer on %s kernels', (build) => {
  it.each([
    [512, 512, 320, 320],
    [321, 203, 400, 256],
    [17, 1000, 48, 2128],
    [5, 3, 64, 32],
    // In several bands.
    [3001, 2003, 384, 256],
  ])('resizes %i x %i to %i x %i as core does', async (width, height, toWidth, toHeight) => {
    const image = blobImage(3, width, height);
    const size = { width: toWidth, height: toHeight };
    const resizer = new Resizer(await newKernels(kernelBuilds[build]));
    // A second picture leaves nothing behind for the next.
    resizer.resize(blobImage(4, 640, 480), { width: 320, height: 240 });
    expect(worstDifference(resizer.resize(image, size), resizeRgb(image, size))).toBeLessThan(1e-3);
  });
});
