import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/metrics.json';
import { noise } from '../../testing/expected/formula';
import { labelComponents } from './components';

describe('labelComponents', () => {
  it('equals scipy.ndimage.label with a full structure', () => {
    const mask = Uint8Array.from(noise(16 * 12, 10), (value) => (value < 0.35 ? 1 : 0));
    const { labels, count } = labelComponents(mask, { width: 16, height: 12 });
    const text = Array.from(labels, (label) => String.fromCharCode(97 + label)).join('');
    expect(text).toBe(expected.components.labels);
    expect(count).toBe(expected.components.count);
  });

  it('joins over corners but not around the edge of the image', () => {
    const mask = Uint8Array.of(1, 0, 0, /**/ 0, 1, 0, /**/ 0, 0, 0, /**/ 0, 0, 1, /**/ 1, 0, 0);
    const { labels } = labelComponents(mask, { width: 3, height: 5 });
    expect([...labels]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 3, 0, 0]);
  });

  it('handles empty, full and wrong masks', () => {
    const size = { width: 4, height: 4 };
    expect(labelComponents(new Uint8Array(16), size).count).toBe(0);
    expect(labelComponents(new Uint8Array(16).fill(255), size).count).toBe(1);
    expect(() => labelComponents(new Uint8Array(15), size)).toThrow('15 pixels are not 4 x 4');
  });
});
