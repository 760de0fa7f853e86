import { describe, expect, it } from 'vitest';
import { randomGrid, testBackbone, testSaved } from '../../testing/synthetic';
import { decodeBank, encodeBank } from './codec';
import {
  appendEntry,
  bankEntry,
  EMPTY_BANK,
  flatten,
  patchCount,
  removeReference,
  wholeCount,
} from './memory-bank';

const first = randomGrid(1, 2, 3, 4);
const second = randomGrid(2, 3, 2, 4);
const some = Uint32Array.of(4, 1, 3);
const both = [bankEntry('a', first), bankEntry('b', second, some)].reduce(appendEntry, EMPTY_BANK);

describe('memory bank', () => {
  it('lies flat in the order of the references', () => {
    expect(patchCount(both)).toBe(9);
    const flat = flatten(both);
    expect([...flat.reference]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1]);
    expect([...flat.patch]).toEqual([0, 1, 2, 3, 4, 5, 4, 1, 3]);
    expect(flat.features.subarray(6 * 4, 7 * 4)).toEqual(second.features.subarray(4 * 4, 5 * 4));
  });

  it('loses one reference and keeps the others as they are', () => {
    const left = removeReference(both, 'a');
    expect(left.entries).toHaveLength(1);
    expect(left.entries[0]).toBe(both.entries[1]);
    expect(both.entries).toHaveLength(2);
  });

  it('holds patches of turned copies at the places that they show', () => {
    const turned = { patches: Uint32Array.of(5, 5, 0), features: randomGrid(3, 3, 1, 4).features };
    const entry = bankEntry('t', { ...first, turned });
    expect(entry).toMatchObject({ rows: 2, cols: 3, directions: 8 });
    expect([...entry.patches]).toEqual([0, 1, 2, 3, 4, 5, 5, 5, 0]);
    expect(entry.features.subarray(0, 6 * 4)).toEqual(first.features);
    expect(entry.features.subarray(6 * 4)).toEqual(turned.features);
    expect([wholeCount(entry), wholeCount(both.entries[0]!)]).toEqual([48, 6]);
    const bank = appendEntry(both, entry);
    const bytes = encodeBank({ bank, thinning: null });
    expect(decodeBank(bytes).bank).toEqual(bank);
    const plain = new TextDecoder('latin1')
      .decode(bytes)
      .replace('"directions":8', '"directions":1');
    const forged = Uint8Array.from(plain, (character) => character.charCodeAt(0)).buffer;
    expect(() => decodeBank(forged)).toThrow('damaged header');
  });

  it('refuses a double and features of another kind', () => {
    expect(() => appendEntry(both, bankEntry('a', first))).toThrow('a is in the bank already');
    const backbone = { ...testBackbone, preprocessing: 2 };
    const other = { ...first, spec: { backbone, weights: testSaved.weights } };
    expect(() => appendEntry(both, bankEntry('c', other))).toThrow('102400/1, got');
  });
});

describe('binary form', () => {
  const whole = { bank: both, thinning: null };
  const bytes = encodeBank(whole);

  it('comes back the same', () => {
    expect(decodeBank(bytes)).toEqual(whole);
    const empty = { bank: EMPTY_BANK, thinning: null };
    expect(decodeBank(encodeBank(empty))).toEqual(empty);
    const thinned = { bank: both, thinning: { radius: 0.25, farthest: 0.5 } };
    expect(decodeBank(encodeBank(thinned))).toEqual(thinned);
  });

  it('keeps any id', () => {
    const odd = appendEntry(EMPTY_BANK, bankEntry('ß "\\ 日本 \u0000', first));
    expect(decodeBank(encodeBank({ bank: odd, thinning: null })).bank).toEqual(odd);
  });

  it.each([
    ['not a bank', () => new TextEncoder().encode('PNG and more bytes').buffer],
    ['not a memory bank', () => new ArrayBuffer(2)],
    ['cut short', () => bytes.slice(0, bytes.byteLength - 4)],
    ['4 bytes too many', () => concat(bytes, new ArrayBuffer(4))],
    ['version 9', () => changed((view) => view.setUint32(4, 9, true))],
    ['does not fit', () => changed((view) => view.setUint32(8, 0xffffff, true))],
    ['damaged header', () => changed((view) => view.setUint8(14, 0))],
  ])('says: %s', (message, damage) => {
    expect(() => decodeBank(damage())).toThrow(message === 'not a bank' ? 'not a memory' : message);
  });

  it.each([
    [{ depth: 4, spec: testBackbone, testSaved }],
    [{ depth: -1, spec: testSaved, references: [{ id: 'a', rows: 1, cols: 1, count: 1 }] }],
    [{ depth: 4, spec: null, references: [{ id: 'a', rows: 1, cols: 1, count: 1 }] }],
    [{ depth: 4, spec: testSaved, references: [{ id: 7, rows: 1, cols: 1, count: 1 }] }],
    [{ depth: 4, spec: testSaved, references: [{ id: 'a', rows: 1.5, cols: 1, count: 1 }] }],
    [{ depth: 4, spec: testSaved, references: [{ id: 'a', rows: 1, cols: 1, count: -1 }] }],
    [{ depth: 4, spec: testSaved, references: [{ id: 'a', rows: 1, cols: 1, count: 2 }] }],
    [{ depth: 4, spec: testSaved, references: [], thinning: { radius: 'far', farthest: 1 } }],
  ])('refuses the header %o', (header) => {
    expect(() => decodeBank(withHeader({ thinning: null, ...header }))).toThrow('damaged header');
  });

  it('refuses a patch beyond its grid', () => {
    const bad = { ...both.entries[1]!, patches: Uint32Array.of(4, 1, 6) };
    expect(() => decodeBank(encodeBank({ ...whole, bank: { entries: [bad] } }))).toThrow(
      'b has a patch beyond 3 x 2',
    );
  });

  it('refuses features that are no numbers', () => {
    const bad = { ...both.entries[0]!, features: new Float32Array(6 * 4).fill(NaN) };
    const kept = encodeBank({ ...whole, bank: { entries: [bad] } });
    expect(() => decodeBank(kept)).toThrow('features of a are no numbers');
  });

  function changed(change: (view: DataView) => void): ArrayBuffer {
    const copy = bytes.slice(0);
    change(new DataView(copy));
    return copy;
  }
});

function concat(a: ArrayBuffer, b: ArrayBuffer): ArrayBuffer {
  const joined = new Uint8Array(a.byteLength + b.byteLength);
  joined.set(new Uint8Array(a));
  joined.set(new Uint8Array(b), a.byteLength);
  return joined.buffer;
}

function withHeader(header: object): ArrayBuffer {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const prefix = new Uint8Array(12);
  prefix.set(new TextEncoder().encode('OSMB'));
  new DataView(prefix.buffer).setUint32(4, 1, true);
  new DataView(prefix.buffer).setUint32(8, text.length, true);
  return concat(prefix.buffer, text.buffer);
}
