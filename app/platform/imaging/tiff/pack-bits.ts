/** Undoes PackBits: runs of one byte, and stretches taken as they are. Short data gives less. */
export function unpackBits(packed: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(length);
  let at = 0;
  for (let from = 0; from < packed.length && at < length;) {
    const head = packed[from++]!;
    if (head === 128) continue;
    if (head > 128) {
      if (from >= packed.length) break;
      const end = Math.min(length, at + 257 - head);
      out.fill(packed[from++]!, at, end);
      at = end;
    } else {
      const stretch = packed.subarray(from, from + Math.min(head + 1, length - at));
      out.set(stretch, at);
      at += stretch.length;
      from += head + 1;
    }
  }
  return out.subarray(0, at);
}
