import { dot4, product } from './lanes';

/** Query patches that are compared together. */
const BLOCK = 4;

/**
 * For each query patch the bank patch with the largest product: a coarse search on 8-bit numbers
 * names the candidates, and their products in full precision decide. Candidates are all that
 * come within `margins` of the best, which is chosen so that rounding cannot have hidden the
 * nearest one. Of equal products the first wins.
 *
 * @param query `count * depth` floats; `depth` a multiple of 4
 * @param coarseQuery the same from `quantiseRows`
 * @param margins for each query patch, in units of the coarse products
 * @param count a multiple of 4: the last ones may be anything
 * @param bank `patches * depth` floats
 * @param coarseBank 8-bit numbers: for each eight patches, for each four of `depth`, eight times
 * four bytes
 * @param offsets for each bank patch -64 times the sum of its 8-bit numbers
 * @param patches a multiple of 8; the last ones may be anything with the smallest offset
 * @param scratch `4 * patches` 32-bit numbers
 * @param nearest index of the nearest bank patch of each query patch
 * @returns how many candidates were compared in full precision
 */
export function nearestPatches(
  query: usize,
  coarseQuery: usize,
  margins: usize,
  count: i32,
  depth: i32,
  bank: usize,
  coarseBank: usize,
  offsets: usize,
  patches: i32,
  scratch: usize,
  nearest: usize,
): i32 {
  const row = (<usize>depth) << 2;
  const scores = (<usize>patches) << 2;
  let compared = 0;
  for (let i = 0; i < count; i += BLOCK) {
    coarseProducts(coarseQuery, depth, coarseBank, offsets, scores, scratch);
    for (let j = 0; j < BLOCK; j++) {
      const from = scratch + <usize>j * scores;
      const least = largest(from, scores) - load<i32>(margins);
      let best: f32 = -Infinity;
      let index = 0;
      const limit = i32x4.splat(least);
      for (let p: usize = 0; p < scores; p += 16) {
        let found = i32x4.bitmask(i32x4.ge_s(v128.load(from + p), limit));
        while (found) {
          const candidate = <i32>(p >> 2) + ctz(found);
          const exact = product(query, bank + <usize>candidate * row, row);
          compared++;
          if (exact > best) {
            best = exact;
            index = candidate;
          }
          found &= found - 1;
        }
      }
      store<i32>(nearest, index);
      query += row;
      margins += 4;
      nearest += 4;
    }
    coarseQuery += <usize>BLOCK * <usize>depth;
  }
  return compared;
}

/** Coarse products of four query patches with the whole bank. */
function coarseProducts(
  query: usize,
  depth: i32,
  bank: usize,
  offsets: usize,
  scores: usize,
  out: usize,
): void {
  const q1 = query + <usize>depth;
  const q2 = q1 + <usize>depth;
  const q3 = q2 + <usize>depth;
  for (let p: usize = 0; p < scores; p += 32) {
    let s00 = v128.load(offsets + p);
    let s01 = v128.load(offsets + p, 16);
    let s10 = s00;
    let s11 = s01;
    let s20 = s00;
    let s21 = s01;
    let s30 = s00;
    let s31 = s01;
    for (let k: usize = 0; k < <usize>depth; k += 4) {
      const b0 = v128.load(bank);
      const b1 = v128.load(bank, 16);
      bank += 32;
      let x = v128.load32_splat(query + k);
      s00 = dot4(b0, x, s00);
      s01 = dot4(b1, x, s01);
      x = v128.load32_splat(q1 + k);
      s10 = dot4(b0, x, s10);
      s11 = dot4(b1, x, s11);
      x = v128.load32_splat(q2 + k);
      s20 = dot4(b0, x, s20);
      s21 = dot4(b1, x, s21);
      x = v128.load32_splat(q3 + k);
      s30 = dot4(b0, x, s30);
      s31 = dot4(b1, x, s31);
    }
    let to = out + p;
    v128.store(to, s00);
    v128.store(to, s01, 16);
    to += scores;
    v128.store(to, s10);
    v128.store(to, s11, 16);
    to += scores;
    v128.store(to, s20);
    v128.store(to, s21, 16);
    to += scores;
    v128.store(to, s30);
    v128.store(to, s31, 16);
  }
}

function largest(from: usize, bytes: usize): i32 {
  let most = i32x4.splat(i32.MIN_VALUE);
  for (let p: usize = 0; p < bytes; p += 16) most = i32x4.max_s(most, v128.load(from + p));
  return max(
    max(i32x4.extract_lane(most, 0), i32x4.extract_lane(most, 1)),
    max(i32x4.extract_lane(most, 2), i32x4.extract_lane(most, 3)),
  );
}
