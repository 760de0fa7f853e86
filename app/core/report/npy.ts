import type { Size } from '../image/geometry';

/** Data start at a multiple of this many bytes, so that they can be mapped into memory. */
const ALIGNMENT_BYTES = 64;
/** Magic text, version (two bytes), length of the header text (two bytes). */
const PREFIX_BYTES = 10;

/**
 * A map as a NumPy file, `np.load` gives float32 of shape (height, width): format 1.0, little
 * endian, C order (numpy.lib.format, "NPY format").
 *
 * @throws RangeError when the values do not fill the map.
 */
export function npyFloat32(values: Float32Array, { width, height }: Size): Uint8Array<ArrayBuffer> {
  if (values.length !== width * height) {
    throw new RangeError(`npyFloat32: ${values.length} values are not ${width} x ${height}`);
  }
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${height}, ${width}), }`;
  const headerBytes =
    Math.ceil((PREFIX_BYTES + text.length + 1) / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
  const header = text.padEnd(headerBytes - PREFIX_BYTES - 1) + '\n';
  const bytes = new Uint8Array(headerBytes + 4 * values.length);
  const view = new DataView(bytes.buffer);
  writeAscii(bytes, 0, '\x93NUMPY\x01\x00');
  view.setUint16(8, header.length, true);
  writeAscii(bytes, PREFIX_BYTES, header);
  for (let i = 0; i < values.length; i++) view.setFloat32(headerBytes + 4 * i, values[i]!, true);
  return bytes;
}

function writeAscii(bytes: Uint8Array, offset: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[offset + i] = text.charCodeAt(i);
}
