import { expect, it } from 'vitest';
import { clampToImage, firstLine } from './scale-line';

const image = { width: 400, height: 200 };
const inSight = { x: 100, y: 50, width: 100, height: 60 };
const known = { from: { x: 1, y: 2 }, to: { x: 3, y: 4 }, mm: 5, image };

it('begins with the known line on photos of its size', () => {
  expect(firstLine(image, inSight, known)).toEqual({ from: known.from, to: known.to });
});

it('begins in the middle of what is in sight on others', () => {
  const other = { width: 401, height: 200 };
  for (const line of [firstLine(image, inSight, null), firstLine(other, inSight, known)]) {
    expect(line).toEqual({ from: { x: 135, y: 80 }, to: { x: 165, y: 80 } });
  }
});

it('stays on the photo', () => {
  expect(clampToImage({ x: -3, y: 250 }, image)).toEqual({ x: 0, y: 200 });
});
