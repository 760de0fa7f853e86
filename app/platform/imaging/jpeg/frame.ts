import type { NonZero } from './blocks';

export interface Component {
  readonly id: number;
  /** Blocks of one unit of all components. */
  readonly across: number;
  readonly down: number;
  /** Blocks when it stands alone in a scan. */
  readonly columns: number;
  readonly rows: number;
  /** Blocks from one row to the next, with those that fill up units. */
  readonly stride: number;
  /** Of progressive pictures. */
  readonly nonZero: NonZero;
  /** The lowest bit read so far of each coefficient; 255 before the first. */
  readonly lowest: Uint8Array<ArrayBuffer>;
}

export interface Frame {
  readonly progressive: boolean;
  /** Units of all components. */
  readonly columns: number;
  readonly rows: number;
  readonly components: readonly Component[];
}

const MOST_PIXELS = 2 ** 28;

/** A frame header of a picture with Huffman codes of 8 bits; null for what it does not understand. */
export function readFrame(segment: Uint8Array, progressive: boolean): Frame | null {
  const [bits, h1, h0, w1, w0, count] = segment;
  if (segment.length < 6 || segment.length < 6 + count! * 3) return null;
  const height = h1! * 256 + h0!;
  const width = w1! * 256 + w0!;
  if (bits !== 8 || width * height === 0 || width * height > MOST_PIXELS || count === 0)
    return null;
  const specs = Array.from({ length: count! }, (_, i) => {
    const [id, factors] = segment.subarray(6 + i * 3);
    return { id: id!, across: factors! >> 4, down: factors! & 15 };
  });
  if (specs.some(({ across, down }) => across < 1 || across > 4 || down < 1 || down > 4))
    return null;
  const across = Math.max(...specs.map((spec) => spec.across));
  const down = Math.max(...specs.map((spec) => spec.down));
  const columns = Math.ceil(width / (8 * across));
  const rows = Math.ceil(height / (8 * down));
  const components = specs.map((spec) => {
    const stride = columns * spec.across;
    return {
      ...spec,
      columns: Math.ceil(Math.ceil((width * spec.across) / across) / 8),
      rows: Math.ceil(Math.ceil((height * spec.down) / down) / 8),
      stride,
      nonZero: new Uint32Array(progressive ? stride * rows * spec.down * 2 : 0),
      lowest: new Uint8Array(64).fill(255),
    };
  });
  return { progressive, columns, rows, components };
}

/** Every coefficient of every component has been read to its last bit. */
export function isAllRead({ components }: Frame): boolean {
  return components.every(({ lowest }) => lowest.every((low) => low === 0));
}
