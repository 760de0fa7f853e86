import { describe, expect, it } from 'vitest';
import { findRegions } from './find-regions';

/** The only region of a drawing: `#` is 1, anything else 0. */
function shapeOf(...lines: string[]) {
  const values = Float32Array.from(lines.join(''), (mark) => (mark === '#' ? 1 : 0));
  const size = { width: lines[0]!.length, height: lines.length };
  const [region, ...others] = findRegions({ ...size, values }, size, { threshold: 0.5 });
  expect(others).toEqual([]);
  return region!;
}

describe('shape', () => {
  it.each([
    ['round', 1, ['......', '.####.', '.####.', '.####.', '.####.']],
    ['elongated', 6, ['........', '.######.', '........']],
    ['irregular', null, ['##....', '##....', '##....', '##....', '######', '######']],
    [
      'irregular',
      1,
      ['.#######', '.#.....#', '.#.....#', '.#.....#', '.#.....#', '.#.....#', '.#######'],
    ],
  ] as const)('calls %s what is', (word, elongation, lines) => {
    const region = shapeOf(...lines);
    expect(region.shape).toBe(word);
    if (elongation !== null) expect(region.elongation).toBeCloseTo(elongation, 9);
  });

  it.each([
    [0, ['....', '####', '....']],
    [90, ['.#.', '.#.', '.#.']],
    [45, ['#...', '.#..', '..#.', '...#']],
    [-45, ['...#', '..#.', '.#..', '#...']],
  ] as const)('knows the way of the long axis: %d degrees', (degrees, lines) => {
    expect(shapeOf(...lines).orientationDegrees).toBeCloseTo(degrees, 9);
  });
});
