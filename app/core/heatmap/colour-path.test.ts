import { describe, expect, it } from 'vitest';
import { evenPath } from './colour-path';
import { distance, oklch } from './oklab';

describe('evenPath', () => {
  const controls = [oklch(0.2, 0.1, 300), oklch(0.3, 0.1, 0), oklch(0.9, 0.1, 90)];

  it('starts and ends at the outer control points', () => {
    const path = evenPath(controls, 32);
    expect(distance(path[0]!, controls[0]!)).toBeLessThan(1e-9);
    expect(distance(path[31]!, controls[2]!)).toBeLessThan(1e-9);
  });

  it('takes equal steps however uneven the control points are', () => {
    const path = evenPath(controls, 64);
    const steps = path.slice(1).map((colour, i) => distance(path[i]!, colour));
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.01);
  });

  it('needs two control points', () => {
    expect(() => evenPath(controls.slice(1, 2), 8)).toThrow('got 1 controls');
  });
});
