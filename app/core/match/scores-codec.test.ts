import { describe, expect, it } from 'vitest';
import type { PackedScores } from './packed-scores';
import { decodeScores, encodeScores, type ReferenceGrid } from './scores-codec';

const references: readonly ReferenceGrid[] = [
  { id: 'i1', rows: 2, cols: 2 },
  { id: 'i2', rows: 300, cols: 300 },
];
const ids = references.map(({ id }) => id);

const short: PackedScores = {
  rows: 1,
  cols: 3,
  distances: Uint16Array.of(0, 1, 65535),
  nearestReference: Uint8Array.of(0, 1, 1),
  nearestPatch: Uint16Array.of(3, 0, 65535),
  references: ids,
};
const long: PackedScores = {
  ...short,
  nearestReference: Uint16Array.of(1, 0, 1),
  nearestPatch: Uint32Array.of(89_999, 2, 70_000),
};

const changed = (change: (view: DataView) => void): ArrayBuffer => {
  const { buffer } = encodeScores(short);
  change(new DataView(buffer));
  return buffer;
};

describe('decodeScores', () => {
  it.each([short, long])('gives back what was encoded', (scores) => {
    expect(decodeScores(encodeScores(scores).buffer, references)).toEqual(scores);
  });

  it('does not depend on what lies around the arrays', () => {
    const around = Uint16Array.of(9, 0, 1, 65535, 9);
    const scores = { ...short, distances: around.subarray(1, 4) };
    expect(encodeScores(scores)).toEqual(encodeScores(short));
  });

  it.each<[string, ArrayBuffer]>([
    ['no patch scores', new ArrayBuffer(0)],
    ['no patch scores', new ArrayBuffer(40)],
    ['version 2', changed((view) => view.setUint32(4, 2, true))],
    ['0 x 3 patches', changed((view) => view.setUint32(8, 0, true))],
    ['indices of 3', changed((view) => view.setUint8(16, 3))],
    ['2 x 3 take', changed((view) => view.setUint32(8, 2, true))],
    ['4294967295 x 3 take', changed((view) => view.setUint32(8, 2 ** 32 - 1, true))],
    ['take 35 bytes, not 34', encodeScores(short).buffer.slice(0, -1)],
    ['patch 0 has its nearest in 0, 4', changed((view) => view.setUint16(20, 4, true))],
    ['patch 2 has its nearest in 2', changed((view) => view.setUint8(34, 2))],
  ])('refuses: %s', (reason, buffer) => {
    expect(() => decodeScores(buffer, references)).toThrow(RangeError);
    expect(() => decodeScores(buffer, references)).toThrow(reason);
  });
});
