import type { Backbone } from './backbone';

/** The network that models/convert.py writes, cut after block 10. */
export const EFFICIENTNET_LITE0: Backbone = {
  name: 'efficientnet-lite0',
  levels: [
    { name: 'level_8', block: 4, stridePx: 8, channels: 40 },
    { name: 'level_16', block: 10, stridePx: 16, channels: 112 },
  ],
  // docs/RECIPE.md: neither 256 nor 448 a side does better.
  inputAreaPx: 320 * 320,
  normalisation: { offset: 127, scale: 128 },
  preprocessing: 1,
  // Of 1 to 5 the one with which scores of left-out references foretell those of good queries best.
  neighbourhoodPatches: 3,
  scorePriors: {
    // 0.07 to 0.11 on each of five sets with 4 and 8 references.
    spread: 0.09,
    degrees: 4,
    // Geometric mean over five sets with twelve draws; single sets have 0.66 to 1.15, which is why
    // one reference is a guess.
    aloneFactor: 0.82,
  },
};
