import { expect, it } from 'vitest';
import { EIGHTHS, turnRgb, type Eighths } from './turn';

/** A grey picture from rows of numbers. */
const grey = (rows: readonly (readonly number[])[]) =>
  Float32Array.from(rows.flat().flatMap((value) => [value, value, value]));

const size = { width: 3, height: 2 };
const picture = grey([
  [1, 2, 3],
  [4, 5, 6],
]);

it.each<[Eighths, number[][]]>([
  [2, [[4, 1], [5, 2], [6, 3]]],
  [4, [[6, 5, 4], [3, 2, 1]]],
  [6, [[3, 6], [2, 5], [1, 4]]],
])('%i eighths clockwise move whole pixels', (eighths, rows) => {
  const turned = turnRgb(picture, size, eighths);
  expect(turned.size).toEqual({ width: rows[0]!.length, height: rows.length });
  expect([...turned.rgb]).toEqual([...grey(rows)]);
}); // prettier-ignore

it('an eighth moves what is right of the centre to below it on the right', () => {
  const side = 41;
  const dot = new Float32Array(side * side * 3);
  dot.fill(9, (20 * side + 34) * 3, (20 * side + 34) * 3 + 3);
  const { rgb } = turnRgb(dot, { width: side, height: side }, 1);
  const brightest = rgb.indexOf(rgb.reduce((most, value) => Math.max(most, value), 0)) / 3;
  const [x, y] = [Math.floor(brightest) % side, Math.floor(Math.floor(brightest) / side)];
  expect(Math.abs(x - 30) + Math.abs(y - 30)).toBeLessThanOrEqual(1);
});

it('leads back to the source, and says what lies outside of it', () => {
  const square = { width: 8, height: 8 };
  const rgb = new Float32Array(8 * 8 * 3);
  for (const eighths of EIGHTHS) {
    const { toSource } = turnRgb(rgb, square, eighths);
    expect(toSource(4, 4)).toEqual([4, 4]);
    const [x, y] = toSource(0.5, 0.5);
    const isInside = x >= 0 && x <= 8 && y >= 0 && y <= 8;
    expect(isInside).toBe(eighths % 2 === 0);
  }
  const [x, y] = turnRgb(picture, size, 2).toSource(0.5, 2.5);
  expect([x, y]).toEqual([2.5, 1.5]);
});

it('keeps a picture of one colour, corners included', () => {
  const plain = new Float32Array(12 * 8 * 3).fill(7);
  for (const eighths of EIGHTHS) {
    const { rgb } = turnRgb(plain, { width: 12, height: 8 }, eighths);
    expect(rgb.every((value) => value === 7)).toBe(true);
  }
});

it('refuses numbers that do not fill the picture', () => {
  expect(() => turnRgb(picture, { width: 2, height: 2 }, 2)).toThrow(RangeError);
});
