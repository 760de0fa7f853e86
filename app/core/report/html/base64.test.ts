import { describe, expect, it } from 'vitest';
import { base64 } from './base64';

describe('base64', () => {
  it.each([0, 1, 2, 3, 4, 5, 255, 256, 257])('of %i bytes is that of Node', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 151 + 7) % 256);
    expect(Buffer.from(base64(bytes)).toString('latin1')).toBe(
      Buffer.from(bytes).toString('base64'),
    );
  });
});
