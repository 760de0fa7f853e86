import { Decompress } from 'fzstd';

/** The standard's own decoder takes no larger window unless it is told to. */
const MOST_WINDOW_BYTES = 2 ** 27;
const MAGIC = 0xfd2fb528;
const SINGLE_SEGMENT = 0x20;

/**
 * Undoes Zstandard (RFC 8878) into `out`, as far as it has room.
 *
 * @returns the part of `out` that was filled
 * @throws Error for damaged data, and for a window that no writer asks for
 */
export function unpackZstandard(
  packed: Uint8Array<ArrayBuffer>,
  out: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  checkWindow(packed, out.length);
  let at = 0;
  const stream = new Decompress((chunk) => {
    const fitting = chunk.subarray(0, out.length - at);
    out.set(fitting, at);
    at += fitting.length;
    // The library would go on, however much is to come.
    if (fitting.length < chunk.length) throw new RangeError('more than there is room for');
  });
  try {
    stream.push(packed, true);
  } catch (error) {
    if (at < out.length) throw error;
  }
  return out.subarray(0, at);
}

/** The library sets memory of this size aside before it reads on. */
function checkWindow(packed: Uint8Array, room: number): void {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('no Zstandard data');
  const descriptor = view.getUint8(4);
  const byte = view.getUint8(5);
  const base = 2 ** (10 + (byte >> 3));
  const window =
    descriptor & SINGLE_SEGMENT ? contentBytes(view, descriptor) : base + (base / 8) * (byte & 7);
  if (window > Math.max(room, MOST_WINDOW_BYTES)) throw new RangeError(`a window of ${window}`);
}

/** The size of all contents, in as many bytes as the descriptor says; no dictionary in front. */
function contentBytes(view: DataView, descriptor: number): number {
  switch (descriptor >> 6) {
    case 0:
      return view.getUint8(5);
    case 1:
      return view.getUint16(5, true) + 256;
    case 2:
      return view.getUint32(5, true);
    default:
      return Number(view.getBigUint64(5, true));
  }
}
