import { describe, expect, it } from 'vitest';
import { npyFloat32 } from './npy';

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

describe('npyFloat32', () => {
  const bytes = npyFloat32(Float32Array.of(0, 1, -2, 0.5, 3, 4), { width: 3, height: 2 });

  it('starts with magic text, version and header length', () => {
    expect([...bytes.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    expect(bytes[8]! + 256 * bytes[9]!).toBe(128 - 10);
  });

  it('describes the array and pads to 64 bytes', () => {
    const header = ascii(bytes.subarray(10, 128));
    expect(header).toMatch(/^\{'descr': '<f4', 'fortran_order': False, 'shape': \(2, 3\), \} +\n$/);
  });

  it('holds the numbers, little endian, row after row', () => {
    expect(bytes.length).toBe(128 + 6 * 4);
    expect([...bytes.subarray(128, 140)]).toEqual([0, 0, 0, 0, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
    const view = new DataView(bytes.buffer, 128);
    expect(Array.from({ length: 6 }, (_, i) => view.getFloat32(4 * i, true))).toEqual([
      0, 1, -2, 0.5, 3, 4,
    ]);
  });

  it('keeps alignment whatever the shape', () => {
    for (const width of [1, 12_345, 123_456]) {
      const { length } = npyFloat32(new Float32Array(width), { width, height: 1 });
      expect((length - 4 * width) % 64).toBe(0);
    }
  });

  it('names values that do not fill the map', () => {
    expect(() => npyFloat32(new Float32Array(3), { width: 2, height: 2 })).toThrow(
      '3 values are not 2 x 2',
    );
  });
});
