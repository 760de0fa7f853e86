import type { Bytes } from '../bad-files';

/** Numbers in [0, 1). */
export type Random = () => number;

export const below = (random: Random, most: number): number => Math.floor(random() * most);

export function pick<T>(random: Random, values: readonly T[]): T {
  return values[below(random, values.length)]!;
}

/** One to eight bits are flipped. */
export function flipBits(random: Random, bytes: Bytes): Bytes {
  const flipped = bytes.slice();
  for (let i = below(random, 8); i >= 0 && bytes.length > 0; i--) {
    flipped[below(random, bytes.length)]! ^= 1 << below(random, 8);
  }
  return flipped;
}

export function cutOff(random: Random, bytes: Bytes): Bytes {
  return bytes.slice(0, below(random, bytes.length));
}

/** A part of the bytes is put over, into or in the place of another part. */
export function splice(random: Random, bytes: Bytes): Bytes {
  const from = below(random, bytes.length);
  const part = bytes.subarray(from, from + below(random, 400));
  const at = below(random, bytes.length);
  const kept = pick(random, [0, part.length, below(random, 400)]);
  const tail = bytes.subarray(at + kept);
  const spliced = new Uint8Array(at + part.length + tail.length);
  spliced.set(bytes.subarray(0, at));
  spliced.set(part, at);
  spliced.set(tail, at + part.length);
  return spliced;
}

/** Numbers at the edge of what two or four bytes hold, where a header may have its sizes. */
export function setNumber(random: Random, bytes: Bytes, mostOffset = bytes.length): Bytes {
  const changed = bytes.slice();
  const value = pick(random, [0, 1, 0x7fff_ffff, 0xffff_ffff, 0x0000_ffff, 0x8000_0000]);
  const at = below(random, Math.max(0, Math.min(mostOffset, bytes.length) - 4));
  if (bytes.length >= 4) new DataView(changed.buffer).setUint32(at, value, random() < 0.5);
  return changed;
}

export const mutateBytes = (random: Random, bytes: Bytes): Bytes =>
  pick(random, [flipBits, cutOff, splice, setNumber])(random, bytes);

const hostile: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e308,
  2 ** 53,
  '',
  'x'.repeat(100_000),
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'images/i1.png',
  '\u0000\u202e\ud800',
  'i1',
  'i999999999',
  '__proto__',
  [],
  [[[[]]]],
  {},
  { __proto__: null, constructor: 1, toString: 2 },
];

/** JSON in which one value has another type, another size, has gone, or is there twice. */
export function mutateJson(random: Random, value: unknown): unknown {
  const root = structuredClone(value);
  let place = root as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(place);
    if (keys.length === 0) return root;
    const key = pick(random, keys);
    const inner = place[key];
    if (typeof inner === 'object' && inner !== null && random() < 0.85) {
      place = inner as Record<string, unknown>;
      continue;
    }
    changeAt(random, place, key, keys);
    return root;
  }
}

function changeAt(
  random: Random,
  place: Record<string, unknown>,
  key: string,
  keys: readonly string[],
): void {
  switch (below(random, 5)) {
    case 0:
      if (Array.isArray(place)) place.splice(Number(key), 1);
      else delete place[key];
      return;
    case 1:
      if (Array.isArray(place)) place.push(structuredClone(place[Number(key)]));
      else place[pick(random, ['__proto__ ', 'constructor', 'extra'])] = 1;
      return;
    case 2:
      place[key] = structuredClone(place[pick(random, keys)]);
      return;
    default:
      place[key] = structuredClone(pick(random, hostile));
  }
}
