/** Bits of camera data that files of 16 bits a sample hold. */
export const SAMPLE_BITS = [8, 10, 12, 14, 16] as const;
export type SampleBits = (typeof SAMPLE_BITS)[number];

/** The range of a file of more than 8 bits a sample, and how it was read. */
export interface SampleDepth {
  /** The fewest bits that hold its largest sample: what lies above is not used. */
  readonly reach: SampleBits;
  /** The bits that were taken for the whole way from black to white. */
  readonly readAs: SampleBits;
}

/** The fewest bits that hold a sample, 0 to 65,535. */
export function bitsFor(sample: number): SampleBits {
  return SAMPLE_BITS.find((bits) => sample <= whiteOf(bits)) ?? 16;
}

/**
 * The fewest bits that hold every sample of the first `colours` channels of each pixel.
 *
 * @param promised a sample that is to be held as well
 */
export function reachOf(
  data: ArrayLike<number>,
  channels: number,
  colours: number,
  promised = 0,
): SampleBits {
  let most = promised;
  for (let pixel = 0; pixel < data.length; pixel += channels) {
    for (let i = pixel; i < pixel + colours; i++) if (data[i]! > most) most = data[i]!;
  }
  return bitsFor(most);
}

/** The sample that is white: black is 0. */
export function whiteOf(bits: SampleBits): number {
  return 2 ** bits - 1;
}

/**
 * How all photos of a project that have more than 8 bits a sample are read: as chosen, else so that
 * each reference fits; where no reference has so many bits, so that each query does.
 *
 * @param references reach of the references that have more than 8 bits a sample
 * @param queries the same of queries
 * @returns null where no photo is known to have more than 8 bits
 */
export function projectBits(
  chosen: SampleBits | null,
  references: Iterable<SampleBits>,
  queries: Iterable<SampleBits>,
): SampleBits | null {
  return chosen ?? mostOf(references) ?? mostOf(queries);
}

function mostOf(reaches: Iterable<SampleBits>): SampleBits | null {
  let most: SampleBits | null = null;
  for (const reach of reaches) if (most === null || reach > most) most = reach;
  return most;
}
