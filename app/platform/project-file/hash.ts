import { sha256 } from '../imaging/hash';

/** SHA-256 in hexadecimal. */
export type Hash = (data: Blob, signal: AbortSignal) => Promise<string>;

/** The browser copies what it hashes, on the thread that asks: more would be felt. */
const MOST_HERE_BYTES = 4e6;

/** @param elsewhere for what is large: on another thread */
export function createHash(elsewhere: Hash): Hash {
  return async (data, signal) =>
    data.size > MOST_HERE_BYTES
      ? elsewhere(data, signal)
      : sha256(new Uint8Array(await data.arrayBuffer()));
}
