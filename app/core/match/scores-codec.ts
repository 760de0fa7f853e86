import type { PackedScores } from './packed-scores';

/**
 * Layout, little endian: magic (4 bytes), version, rows, columns (uint32 each), bytes of a
 * reference's index (uint8: 1 or 2), bytes of a patch's index (uint8: 2 or 4), two zeros; then for
 * each patch, row by row, the nearest patches, the distances (uint16) and the nearest references.
 */
const MAGIC = 'OSPS';
const VERSION = 1;
const HEADER_BYTES = 20;

/** Id and size of a reference, to resolve and check indices. */
export interface ReferenceGrid {
  readonly id: string;
  readonly rows: number;
  readonly cols: number;
}

/** Patch scores for a file, without the list of references. */
export function encodeScores(scores: PackedScores): Uint8Array<ArrayBuffer> {
  const { rows, cols, distances, nearestReference, nearestPatch } = scores;
  const parts = [nearestPatch, distances, nearestReference];
  const length = parts.reduce((sum, part) => sum + part.byteLength, HEADER_BYTES);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < MAGIC.length; i++) view.setUint8(i, MAGIC.charCodeAt(i));
  view.setUint32(4, VERSION, true);
  view.setUint32(8, rows, true);
  view.setUint32(12, cols, true);
  view.setUint8(16, nearestReference.BYTES_PER_ELEMENT);
  view.setUint8(17, nearestPatch.BYTES_PER_ELEMENT);
  let offset = HEADER_BYTES;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset);
    offset += part.byteLength;
  }
  return bytes;
}

/**
 * @param references of the bank that the scores were made with, in its order
 * @throws RangeError that says what is wrong: no scores, another version, a length that does not
 *   fit the grid, or an index that leads nowhere
 */
export function decodeScores(
  buffer: ArrayBuffer,
  references: readonly ReferenceGrid[],
): PackedScores {
  const { rows, cols, referenceBytes, patchBytes } = readHeader(buffer);
  const count = rows * cols;
  const expected = HEADER_BYTES + count * (patchBytes + 2 + referenceBytes);
  if (buffer.byteLength !== expected) {
    throw new RangeError(
      `decodeScores: ${rows} x ${cols} take ${expected} bytes, not ${buffer.byteLength}`,
    );
  }
  const distanceStart = HEADER_BYTES + count * patchBytes;
  const referenceStart = distanceStart + count * 2;
  const patches = buffer.slice(HEADER_BYTES, distanceStart);
  const nearest = buffer.slice(referenceStart);
  const scores = {
    rows,
    cols,
    distances: new Uint16Array(buffer.slice(distanceStart, referenceStart)),
    nearestReference: referenceBytes === 1 ? new Uint8Array(nearest) : new Uint16Array(nearest),
    nearestPatch: patchBytes === 2 ? new Uint16Array(patches) : new Uint32Array(patches),
  };
  checkIndices(scores, references);
  return { ...scores, references: references.map(({ id }) => id) };
}

function readHeader(buffer: ArrayBuffer) {
  const magic = String.fromCharCode(...new Uint8Array(buffer).subarray(0, MAGIC.length));
  if (buffer.byteLength < HEADER_BYTES || magic !== MAGIC) {
    throw new RangeError('decodeScores: no patch scores');
  }
  const view = new DataView(buffer);
  const version = view.getUint32(4, true);
  if (version !== VERSION) {
    throw new RangeError(`decodeScores: version ${version}, this build reads ${VERSION}`);
  }
  const [rows, cols] = [view.getUint32(8, true), view.getUint32(12, true)];
  const [referenceBytes, patchBytes] = [view.getUint8(16), view.getUint8(17)];
  const isKnown = [1, 2].includes(referenceBytes) && [2, 4].includes(patchBytes);
  if (rows === 0 || cols === 0 || !isKnown) {
    throw new RangeError(
      `decodeScores: ${rows} x ${cols} patches with indices of ${referenceBytes} and ${patchBytes} bytes`,
    );
  }
  return { rows, cols, referenceBytes, patchBytes };
}

function checkIndices(
  { nearestReference, nearestPatch }: Omit<PackedScores, 'references'>,
  references: readonly ReferenceGrid[],
): void {
  for (let i = 0; i < nearestReference.length; i++) {
    const grid = references[nearestReference[i]!];
    if (!grid || nearestPatch[i]! >= grid.rows * grid.cols) {
      throw new RangeError(
        `decodeScores: patch ${i} has its nearest in ${nearestReference[i]!}, ${nearestPatch[i]!}`,
      );
    }
  }
}
