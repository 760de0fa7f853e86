const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = Uint8Array.from(ALPHABET, (sign) => sign.charCodeAt(0));
const PAD = '='.charCodeAt(0);

/** Base64 (RFC 4648) as ASCII bytes: a picture never becomes a string. */
export function base64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new Uint8Array(4 * Math.ceil(bytes.length / 3));
  let at = 0;
  for (let i = 0; i < bytes.length; i += 3) {
    const [first, second = 0, third = 0] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
    text[at++] = CODES[first >> 2]!;
    text[at++] = CODES[((first & 3) << 4) | (second >> 4)]!;
    text[at++] = CODES[((second & 15) << 2) | (third >> 6)]!;
    text[at++] = CODES[third & 63]!;
  }
  const padded = (3 - (bytes.length % 3)) % 3;
  return text.fill(PAD, text.length - padded);
}
