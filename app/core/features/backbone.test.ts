import { describe, expect, it } from 'vitest';
import { testBackbone } from '../../testing/synthetic';
import { checkBackbone, featureDepth, inputMultiplePx, patchStridePx } from './backbone';
import { EFFICIENTNET_LITE0 } from './efficientnet-lite0';
import { savedSpec, specKey } from './grid';

const [fine, coarse] = EFFICIENTNET_LITE0.levels;
const withLevels = (...levels: Partial<typeof fine>[]) => ({
  ...EFFICIENTNET_LITE0,
  levels: levels.map((level) => ({ ...fine!, ...level })),
});

describe('a backbone', () => {
  it('is the sum of its levels', () => {
    expect(patchStridePx(EFFICIENTNET_LITE0)).toBe(8);
    expect(inputMultiplePx(EFFICIENTNET_LITE0)).toBe(16);
    expect(featureDepth(EFFICIENTNET_LITE0)).toBe(152);
    const three = { levels: [...EFFICIENTNET_LITE0.levels, { ...coarse!, stridePx: 32 }] };
    expect([inputMultiplePx(three), featureDepth(three)]).toEqual([32, 264]);
  });

  it('is refused where its levels cannot be fused', () => {
    expect(() => checkBackbone(EFFICIENTNET_LITE0)).not.toThrow();
    expect(() => checkBackbone(withLevels({}, { name: 'b', stridePx: 8 }))).not.toThrow();
    expect(() => checkBackbone(withLevels())).toThrow('no levels');
    expect(() => checkBackbone(withLevels({}, { name: 'b', stridePx: 12 }))).toThrow(
      'stride 12 of b is no multiple of 8',
    );
    expect(() => checkBackbone(withLevels({ stridePx: 0 }))).toThrow('stride 0');
    expect(() => checkBackbone(withLevels({ channels: 6 }))).toThrow('6 channels');
  });
});

describe('the spec of features', () => {
  it('is kept as builds before the backbone was a value kept it', () => {
    const spec = { backbone: EFFICIENTNET_LITE0, weights: '0123456789abcdef' };
    expect(savedSpec(spec)).toEqual({
      backbone: 'efficientnet-lite0',
      weights: '0123456789abcdef',
      levels: ['level_8', 'level_16'],
      inputAreaPx: 102_400,
      preprocessing: 1,
    });
    expect(specKey(savedSpec(spec))).toBe(
      'efficientnet-lite0/0123456789abcdef/level_8+level_16/102400/1',
    );
  });

  it('differs by whatever changes the features', () => {
    const key = (change: Partial<typeof testBackbone>) =>
      specKey(savedSpec({ backbone: { ...testBackbone, ...change }, weights: '0' }));
    const [first] = testBackbone.levels;
    const keys = [
      key({}),
      key({ name: 'other' }),
      key({ levels: [first!] }),
      key({ inputAreaPx: 256 * 256 }),
      key({ preprocessing: 2 }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
