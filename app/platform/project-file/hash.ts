import { sha256 } from '../imaging/hash';

/** SHA-256 in hexadecimal. */
export type Hash = (data: Blob | Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<string>;

/** The same on another thread. */
export type HashElsewhere = (data: Blob, signal: AbortSignal) => Promise<string>;

/** The browser copies what it hashes, on the thread that asks: more would be felt. */
export const MOST_HERE_BYTES = 4e6;

/** @param elsewhere for what is large */
export function createHash(elsewhere: HashElsewhere): Hash {
  return async (data, signal) => {
    const blob = data instanceof Blob ? data : null;
    if (blob && blob.size > MOST_HERE_BYTES) return elsewhere(blob, signal);
    return sha256(
      blob ? new Uint8Array(await blob.arrayBuffer()) : (data as Uint8Array<ArrayBuffer>),
    );
  };
}
