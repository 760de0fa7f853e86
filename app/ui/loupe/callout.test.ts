import { describe, expect, it } from 'vitest';
import { callout, CROP_PX, GAP_PX, THUMB_ROOM } from './callout';
import { cropWindow, patchInCrop } from './draw-crop';

const patch = { x: 100, y: 60, width: 20, height: 10 };

describe('cropWindow', () => {
  it('is a square of seven patches around the middle of the patch', () => {
    expect(cropWindow(patch)).toEqual({ x: 40, y: -5, width: 140, height: 140 });
  });

  it('holds the patch in its middle', () => {
    const { x, y, width, height } = patchInCrop(patch);
    expect(x + width / 2).toBeCloseTo(0.5);
    expect(y + height / 2).toBeCloseTo(0.5);
    expect([width * 140, height * 140]).toEqual([20, 10]);
  });
});

describe('callout', () => {
  it('fits the thumbnail into its room beside the crop', () => {
    const wide = callout({ width: 580, height: 100 }, patch).thumb;
    expect(wide).toEqual({ x: CROP_PX + GAP_PX, y: 0, width: THUMB_ROOM.width, height: 10 });
    const high = callout({ width: 100, height: 460 }, { ...patch, x: 10 }).thumb;
    expect(high).toMatchObject({ width: 10, height: THUMB_ROOM.height });
  });

  it('puts the box where the crop was cut, and never outside of the thumbnail', () => {
    const { thumb, box, lines } = callout({ width: 580, height: 460 }, patch);
    expect(box.x - thumb.x).toBeCloseTo(4);
    expect(box.y - thumb.y).toBe(0);
    expect([box.width, box.height]).toEqual([14, 13.5]);
    expect(lines.map(({ x2, y2 }) => [x2, y2])).toEqual([
      [box.x, box.y],
      [box.x, box.y + box.height],
    ]);
  });

  it('draws the lines from the right side of the outlined patch', () => {
    const { lines } = callout({ width: 580, height: 460 }, patch);
    const right = (0.5 + 10 / 140) * CROP_PX;
    for (const { x1 } of lines) expect(x1).toBeCloseTo(right);
    expect(lines[0]!.y1).toBeLessThan(lines[1]!.y1);
  });
});
