export { largestOutside } from './self-distance';
export { keepPatch } from './coverage';
export { depthwiseRow } from './depthwise';
export { normaliseRows, placeLevel, poolNeighbours } from './fuse';
export { multiply } from './gemm';
export { nearestPatches } from './nearest';
export { quantiseRows } from './quantise';
export { addRow, mixPixels } from './resize';
export { neighbourhoods } from './stem';
