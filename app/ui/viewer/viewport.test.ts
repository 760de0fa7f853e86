import { describe, expect, it } from 'vitest';
import { fit, frame, inSight, keep, pan, toImage, toStage, zoomAt } from './viewport';

const image = { width: 1000, height: 500 };
const stage = { width: 832, height: 632 };

describe('fit', () => {
  it('shows the whole photo, centred', () => {
    expect(fit(image, stage)).toEqual({ scale: 0.8, x: 16, y: 116 });
  });

  it('does not blow up an icon', () => {
    expect(fit({ width: 32, height: 32 }, stage).scale).toBe(8);
  });
});

describe('frame', () => {
  it('puts a part into the middle, with what is around it', () => {
    const box = { x: 300, y: 200, width: 200, height: 50 };
    const viewport = frame(box, image, stage);
    expect(viewport.scale).toBeCloseTo(832 / 500);
    expect(toStage(viewport, { x: 400, y: 225 })).toEqual({ x: 416, y: 316 });
  });

  it('enlarges a speck six times at most, and never shows less than the whole photo', () => {
    const speck = { x: 500, y: 250, width: 1, height: 1 };
    expect(frame(speck, image, stage).scale).toBeCloseTo(6 * 0.8);
    expect(frame({ x: 0, y: 0, ...image }, image, stage)).toMatchObject({ scale: 0.8 });
  });
});

describe('inSight', () => {
  it('is what the corners of the stage lie on', () => {
    expect(inSight({ scale: 2, x: -100, y: 40 }, stage)).toEqual({
      x: 50,
      y: -20,
      width: 416,
      height: 316,
    });
  });
});

describe('zoomAt', () => {
  it('keeps what is under the pointer', () => {
    const at = { x: 400, y: 300 };
    const before = fit(image, stage);
    const after = zoomAt(before, 3, at, image, stage);
    const [a, b] = [toImage(before, at), toImage(after, at)];
    expect(after.scale).toBeCloseTo(2.4);
    expect(b.x).toBeCloseTo(a.x);
    expect(b.y).toBeCloseTo(a.y);
  });

  it('ends at 64 pixels a pixel and at half of what fits', () => {
    const at = { x: 0, y: 0 };
    expect(zoomAt(fit(image, stage), 1e6, at, image, stage).scale).toBe(64);
    expect(zoomAt(fit(image, stage), 1e-6, at, image, stage).scale).toBeCloseTo(0.4);
  });
});

describe('pan', () => {
  it('cannot lose the photo', () => {
    const zoomed = zoomAt(fit(image, stage), 4, { x: 416, y: 316 }, image, stage);
    expect(pan(zoomed, 1e6, 1e6, image, stage)).toEqual({ scale: 3.2, x: 416, y: 316 });
    const far = pan(zoomed, -1e6, -1e6, image, stage);
    expect(toImage(far, { x: 416, y: 316 }).x).toBeCloseTo(1000);
  });

  it('leaves a photo that fits where it is', () => {
    const fitted = fit(image, stage);
    expect(pan(fitted, 30, 30, image, stage)).toEqual(fitted);
    expect(keep({ ...fitted, x: 99 }, image, stage)).toEqual(fitted);
  });
});

it('takes no point of the photo for one of the stage, nor the other way round', () => {
  const viewport = { scale: 2, x: 10, y: 20 };
  const onPhoto = toImage(viewport, { x: 30, y: 40 });
  const onStage = toStage(viewport, onPhoto);
  expect([onPhoto, onStage]).toEqual([
    { x: 10, y: 10 },
    { x: 30, y: 40 },
  ]);
  // @ts-expect-error -- a point of the stage
  toStage(viewport, onStage);
  // @ts-expect-error -- a point of the photo
  toImage(viewport, onPhoto);
});
