import { describe, expect, it } from 'vitest';
import { colourMap } from './colour-map';
import { renderHeatmap } from './render';
import { heatScale } from './scale';

const scale = heatScale(0.5, 0.75);

function pixels(values: readonly number[], opaque?: boolean): number[][] {
  const map = { width: values.length, height: 1, values: Float32Array.from(values) };
  const image = renderHeatmap(map, scale, 'ember', opaque === undefined ? {} : { opaque });
  expect([image.width, image.height]).toEqual([values.length, 1]);
  return values.map((_, i) => [...image.data.subarray(4 * i, 4 * i + 4)]);
}

describe('renderHeatmap', () => {
  it('is transparent up to low and opaque from the threshold on', () => {
    const alphas = pixels([0, 0.5, 0.75, 0.8, 1, 2]).map((pixel) => pixel[3]);
    expect(alphas).toEqual([0, 0, 255, 255, 255, 255]);
  });

  it('rises smoothly in between', () => {
    const alphas = pixels(Array.from({ length: 101 }, (_, i) => 0.5 + 0.0025 * i)).map(
      (p) => p[3]!,
    );
    expect(alphas[50]).toBeCloseTo(127.5, -1);
    alphas.slice(1).forEach((alpha, i) => {
      expect(alpha).toBeGreaterThanOrEqual(alphas[i]!);
      expect(alpha - alphas[i]!).toBeLessThan(6);
    });
  });

  it('takes colours from the map by position', () => {
    const colours = colourMap('ember');
    const [low, middle, high] = pixels([0.5, 0.75, 1.5]);
    expect(low!.slice(0, 3)).toEqual([...colours.subarray(0, 3)]);
    expect(middle!.slice(0, 3)).toEqual([...colours.subarray(3 * 128, 3 * 129)]);
    expect(high!.slice(0, 3)).toEqual([...colours.subarray(3 * 255)]);
  });

  it('has no alpha when opaque', () => {
    expect(pixels([0, 0.6, 2], true).map((pixel) => pixel[3])).toEqual([255, 255, 255]);
  });
});
