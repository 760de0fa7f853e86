import { describe, expect, it } from 'vitest';
import { perturb } from './perturb';

const size = { width: 3, height: 2 };
const rgb = Float32Array.from([10, 20, 30, 40, 50, 60].flatMap((value) => [value, value, value]));
const reds = (values: Float32Array) => [...values].filter((_, i) => i % 3 === 0);

describe('perturb', () => {
  it('shifts and repeats the border', () => {
    const right = perturb(rgb, size, { shiftX: 1, shiftY: 0, brightness: 1 });
    expect(reds(right)).toEqual([10, 10, 20, 40, 40, 50]);
    const up = perturb(rgb, size, { shiftX: 0, shiftY: -1, brightness: 1 });
    expect(reds(up)).toEqual([40, 50, 60, 40, 50, 60]);
  });

  it('brightens up to white', () => {
    const bright = perturb(rgb, size, { shiftX: 0, shiftY: 0, brightness: 5 });
    expect(reds(bright)).toEqual([50, 100, 150, 200, 250, 255]);
  });
});
