import { describe, expect, it } from 'vitest';
import { placeLabels, type Label } from './place-labels';

const stage = { width: 400, height: 300 };
const viewport = { scale: 2, x: 0, y: 0 };

function label(number: number, x: number, y: number, side = 10): Label {
  const [right, below] = [x + side, y + side];
  const ends = [
    { x: right, y },
    { x, y },
    { x: right, y: below },
    { x, y: below },
  ];
  return { number, ends, width: 18, height: 18 };
}

describe('placeLabels', () => {
  it('writes to the upper right of the region, as large at any zoom', () => {
    const [near] = placeLabels([label(1, 50, 50)], viewport, stage);
    expect(near).toEqual({ number: 1, x: 123, y: 79, width: 18, height: 18 });
    const [far] = placeLabels([label(1, 50, 50)], { scale: 1, x: 10, y: 0 }, stage);
    expect(far).toMatchObject({ x: 73, y: 29, width: 18 });
  });

  it('stays on the stage', () => {
    const [corner] = placeLabels([label(1, 190, 0, 10)], viewport, stage);
    expect(corner).toMatchObject({ x: 382, y: 0 });
    const [whole] = placeLabels([label(1, -50, -50, 500)], viewport, stage);
    expect(whole).toMatchObject({ x: 382, y: 0 });
    expect(placeLabels([label(1, 300, 50)], viewport, stage)).toEqual([]);
  });

  it('goes to another corner where one is taken, and is left out where all are', () => {
    const labels = [1, 2, 3, 4, 5].map((number) => label(number, 50, 50));
    const placed = placeLabels(labels, viewport, stage);
    expect(placed.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(new Set(placed.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
  });
});
